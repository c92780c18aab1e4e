import { Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Desk, Group } from '@samepage/contracts';
import { DebateView } from '../debate-view';
import { Acts } from './acts';
import { DeskWork } from './desk-work';
import { nameIn, nameOfVoice } from './names';

/** Small groups: mix them, look, then form them; and move people by hand. */
@Component({
  selector: 'sp-groups-panel',
  imports: [RouterLink],
  template: `
    <section aria-labelledby="panel-groups">
      <h2 id="panel-groups">Small groups</h2>
      <div class="row">
        <label class="row"
          >People in a group
          <input type="number" class="size" min="2" max="20" [value]="size()" (input)="setSize($event)"
        /></label>
        <label class="row"
          ><input type="checkbox" [checked]="isOnline()" (change)="isOnline.set(!isOnline())" /> They meet
          online, each with a shared note</label
        >
      </div>
      <p class="row">
        <button type="button" class="act" (click)="mix()">
          {{ proposal() ? 'Mix again' : 'Mix groups' }}
        </button>
        @if (proposal()) {
          <button type="button" class="act strong" (click)="form()">Form these groups</button>
          <button type="button" class="act" (click)="proposal.set(null)">Leave it</button>
        }
      </p>
      @if (proposal()) {
        <p class="small">A proposal only you can see, mixed by sector and by how people voted.</p>
      }
      @if (shown().length) {
        <ul class="groups">
          @for (group of shown(); track group.id) {
            <li>
              <p class="row between">
                <b>{{ group.name }}</b>
                @if (group.documentId; as documentId) {
                  <a class="small" [routerLink]="['/debates', view.snapshot()?.id, 'notes', documentId]"
                    >Its shared note</a
                  >
                }
              </p>
              <ul class="members">
                @for (member of group.members; track member) {
                  <li class="row between">
                    <span class="grow">{{ name(member) }}</span>
                    <label>
                      <span class="visually-hidden">Group of {{ name(member) }}</span>
                      <select class="move" (change)="move(member, $event)">
                        @for (other of shown(); track other.id) {
                          <option [value]="other.id" [selected]="other.id === group.id">
                            {{ other.name }}
                          </option>
                        }
                        <option value="">In no group</option>
                      </select>
                    </label>
                  </li>
                }
              </ul>
            </li>
          }
        </ul>
      }
      @if (withoutGroup().length && shown().length) {
        <h3>In no group</h3>
        <ul class="members">
          @for (member of withoutGroup(); track member) {
            <li class="row between">
              <span class="grow">{{ name(member) }}</span>
              <label>
                <span class="visually-hidden">Group of {{ name(member) }}</span>
                <select class="move" (change)="move(member, $event)">
                  <option value="" selected>In no group</option>
                  @for (other of shown(); track other.id) {
                    <option [value]="other.id">{{ other.name }}</option>
                  }
                </select>
              </label>
            </li>
          }
        </ul>
      }
    </section>
  `,
  styleUrl: './panel.css',
  styles: `
    .size {
      inline-size: 5rem;
    }
    label.row:has([type='checkbox']) {
      flex-wrap: nowrap;
    }
    .groups {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(min(100%, 16rem), 1fr));
      gap: 0 var(--space-5);
    }
    .members li {
      padding-block: 0;
      border: 0;
    }
    .members label {
      min-inline-size: 0;
    }
    .move {
      min-block-size: 2.25rem;
      inline-size: auto;
      max-inline-size: 100%;
      padding-block: 0.1rem;
      border-width: 1px;
      font-size: var(--text-small);
    }
    input[type='checkbox'] {
      flex: none;
      inline-size: 1.25rem;
      block-size: 1.25rem;
    }
  `,
})
export class SpGroupsPanel {
  /** Who is in the room. */
  readonly room = input.required<Desk['room']>();

  protected readonly view = inject(DebateView);
  private readonly acts = inject(Acts);
  private readonly desk = inject(DeskWork);
  protected readonly size = signal(4);
  protected readonly isOnline = signal(false);
  protected readonly proposal = signal<readonly Group[] | null>(null);
  /** Without those who were sent away: they stay in the record of a group. */
  protected readonly shown = computed(() => {
    const { groups, removed } = this.view.state();
    return (this.proposal() ?? groups).map((group) => ({
      ...group,
      members: group.members.filter((id) => !removed.includes(id)),
    }));
  });
  /** Those who were taken out by hand, here or not. */
  private readonly out = signal<readonly string[]>([]);
  /** Everyone else who is here and in no group: those who came late, too. */
  protected readonly withoutGroup = computed(() => {
    const { removed } = this.view.state();
    const placed = new Set(this.shown().flatMap(({ members }) => members));
    const mine = this.view.me().membershipId;
    const here = this.room().filter(({ isHere, membershipId }) => isHere && membershipId !== mine);
    const out = [...this.out(), ...here.map(({ membershipId }) => membershipId)];
    return [...new Set(out)].filter((id) => !placed.has(id) && !removed.includes(id));
  });

  /** Who has done nothing yet is known to the desk only. */
  protected name(membershipId: string): string {
    if (this.view.voice(membershipId)) return nameIn(this.view, membershipId);
    return nameOfVoice(this.room().find((each) => each.membershipId === membershipId)?.voice);
  }

  protected setSize(event: Event): void {
    const size = Number((event.target as HTMLInputElement).value);
    if (size >= 2 && size <= 20) this.size.set(size);
  }

  protected mix(): void {
    const how = { size: this.size(), isOnline: this.isOnline() };
    const work = async () => this.proposal.set(await this.desk.mix(how));
    void this.acts.run('mix', work, 'Groups are proposed. Look, then form them.');
  }

  protected async form(): Promise<void> {
    const groups = this.proposal();
    if (!groups) return;
    const done = await this.acts.send(
      { type: 'form-groups', groups: groups.map((group) => ({ ...group, members: [...group.members] })) },
      'The groups are formed. Everyone sees theirs.',
    );
    if (done) this.proposal.set(null);
  }

  /** In a proposal only here; in groups that are formed for everyone. */
  protected move(membershipId: string, event: Event): void {
    const groupId = (event.target as HTMLSelectElement).value || null;
    const name = this.name(membershipId);
    this.out.update((out) => [...out, membershipId]);
    const proposal = this.proposal();
    if (!proposal) {
      void this.acts.send({ type: 'move-member', membershipId, groupId }, `${name} is moved.`);
      return;
    }
    this.proposal.set(
      proposal.map((group) => {
        const members = group.members.filter((id) => id !== membershipId);
        return { ...group, members: group.id === groupId ? [...members, membershipId] : members };
      }),
    );
  }
}
