import { Component, computed, inject, input, output } from '@angular/core';
import type { Desk } from '@samepage/contracts';
import { SpVoice } from '@samepage/ui';
import { DebateView } from '../debate-view';
import { Acts } from './acts';
import { DeskWork } from './desk-work';

type Member = Desk['room'][number];

/** The room: who asks for a pause, who is here, silent so far or lost from sight, who leads, and keeping people safe. */
@Component({
  selector: 'sp-room-panel',
  imports: [SpVoice],
  templateUrl: './room-panel.html',
  styleUrl: './panel.css',
  styles: `
    .signal {
      padding: var(--space-3);
      background: var(--warn-tint);
      border: var(--stroke) solid var(--ink);
    }
    .counts {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-2) var(--space-5);
    }
    .counts b {
      font-family: var(--face-display);
      font-size: var(--text-3);
    }
  `,
})
export class SpRoomPanel {
  readonly desk = input.required<Desk>();
  /** Something on the desk was dealt with. */
  readonly dealt = output();

  protected readonly view = inject(DebateView);
  protected readonly acts = inject(Acts);
  private readonly work = inject(DeskWork);
  protected readonly here = computed(() => this.desk().room.filter(({ isHere }) => isHere));
  protected readonly silent = computed(() => this.here().filter(({ isSilent }) => isSilent));
  protected readonly lost = computed(() => this.desk().room.filter(({ isHere }) => !isHere));
  protected readonly room = computed(() =>
    this.desk().room.toSorted((one, other) => Number(other.isHere) - Number(one.isHere)),
  );
  protected readonly isLead = computed(() => {
    const mine = this.view.me().membershipId;
    return mine !== null && this.view.state().lead === mine;
  });
  protected readonly lead = computed(() => {
    const { lead } = this.view.state();
    return lead === null ? null : this.name(lead);
  });

  protected how({ isHere, isSilent, membershipId }: Member): string {
    const { muted, removed } = this.view.state();
    if (removed.includes(membershipId)) return 'removed';
    const words = isHere ? (isSilent ? 'here, silent so far' : 'here') : 'lost from sight';
    return muted.includes(membershipId) ? `${words}, muted` : words;
  }

  protected isMuted({ membershipId }: Member): boolean {
    return this.view.state().muted.includes(membershipId);
  }

  protected isRemoved({ membershipId }: Member): boolean {
    return this.view.state().removed.includes(membershipId);
  }

  protected nameOf({ voice }: { voice: Member['voice'] }): string {
    return voice.name ?? `A voice from ${voice.sector.name.toLowerCase()}`;
  }

  protected mute(member: Member): void {
    const muted = !this.isMuted(member);
    const words = muted ? 'is muted: they listen and vote.' : 'can speak again.';
    void this.acts.send(
      { type: 'mute', membershipId: member.membershipId, muted },
      `${this.nameOf(member)} ${words}`,
    );
  }

  protected remove(member: Member): void {
    const removed = !this.isRemoved(member);
    const words = removed ? 'is removed. You can let them in again.' : 'may come in again.';
    void this.acts.send(
      { type: 'remove', membershipId: member.membershipId, removed },
      `${this.nameOf(member)} ${words}`,
    );
  }

  protected lock(): void {
    const locked = !this.view.state().locked;
    const words = locked ? 'The room is locked: nobody new comes in.' : 'The room is open to newcomers.';
    void this.acts.send({ type: 'lock', locked }, words);
  }

  protected takeLead(): void {
    void this.acts.send({ type: 'take-lead' }, 'You lead now. Everyone who runs the debate sees it.');
  }

  protected async settle(id: string): Promise<void> {
    await this.acts.run(
      `signal-${id}`,
      () => this.work.settle(id),
      'Looked after. The signal is taken off the desk.',
    );
    this.dealt.emit();
  }

  private name(membershipId: string): string {
    const member = this.desk().room.find((each) => each.membershipId === membershipId);
    const voice = this.view.voice(membershipId) ?? member?.voice;
    return voice ? this.nameOf({ voice }) : 'Another facilitator';
  }
}
