import { CdkDrag, CdkDragDrop, CdkDragHandle, CdkDropList } from '@angular/cdk/drag-drop';
import { Component, computed, inject } from '@angular/core';
import type { DebateCommand, Hand, HandKind } from '@samepage/contracts';
import { spokenByPerson, spokenBySector } from '@samepage/debate';
import { clockFace, SpTimer, SpVoice } from '@samepage/ui';
import { DebateView } from '../debate-view';
import { Acts } from './acts';
import { Meanwhile } from './meanwhile';
import { nameIn } from './names';

const kindWords: Readonly<Record<HandKind, string>> = {
  turn: 'A turn',
  response: 'Direct response',
  process: 'Point of process',
  'read-out': 'Please read out',
};

/** Who speaks, who waits and why they stand where they stand, and how the time was shared so far. */
@Component({
  selector: 'sp-floor-panel',
  imports: [CdkDrag, CdkDragHandle, CdkDropList, SpTimer, SpVoice],
  templateUrl: './floor-panel.html',
  styleUrls: ['./panel.css', './floor-panel.css'],
})
export class SpFloorPanel {
  protected readonly view = inject(DebateView);
  protected readonly acts = inject(Acts);
  protected readonly kinds = kindWords;
  private readonly at = computed(() => new Date(this.view.serverNow()).toISOString());
  private readonly sectorOf = (membershipId: string) => this.view.voice(membershipId)?.sector.name;

  protected readonly left = computed(() => this.view.timeLeft(this.view.turn()?.clock));
  /** Who paused the turn; null while it runs. */
  protected readonly paused = computed(() => {
    const turn = this.view.turn();
    if (!turn || turn.runsSince !== null) return null;
    if (!turn.isOwnPause) return 'by-facilitator';
    return turn.hand.by === this.view.me().membershipId ? 'by-me' : 'by-speaker';
  });
  /** A facilitator's pause holds also where the speaker paused already; one's own turn is paused once. */
  protected readonly canPause = computed(
    () => this.view.turn() !== null && (this.paused() === null || this.paused() === 'by-speaker'),
  );
  protected readonly how = computed(() => {
    const words = {
      'by-facilitator': 'paused by a facilitator',
      'by-me': 'paused by yourself',
      'by-speaker': 'paused it themselves',
    };
    const paused = this.paused();
    return paused ? words[paused] : 'speaks now';
  });
  /** That a speaker pauses changes nothing about what a press means: it still pauses. */
  private readonly meanwhile = new Meanwhile(() => {
    const turn = this.view.turn();
    return turn && { of: turn.hand.id, is: this.canPause() ? 'pause' : 'run on' };
  });
  protected readonly queue = this.view.queue;
  protected readonly bySector = computed(() =>
    [...spokenBySector(this.view.state(), this.sectorOf, this.at())].toSorted(
      ([, one], [, other]) => other - one,
    ),
  );
  protected readonly byPerson = computed(() =>
    [...spokenByPerson(this.view.state(), this.at())].toSorted(([, one], [, other]) => other.ms - one.ms),
  );
  private readonly most = computed(() => Math.max(1, ...this.bySector().map(([, ms]) => ms)));

  protected face(ms: number): string {
    return clockFace(Math.floor(ms / 1000) * 1000);
  }

  protected share(ms: number): number {
    return (ms / this.most()) * 100;
  }

  protected name(membershipId: string): string {
    return nameIn(this.view, membershipId);
  }

  callNext(): void {
    const [first] = this.queue();
    if (first) this.call(first.hand);
    else this.refuse('Nobody has a hand up.');
  }

  protected call(hand: Hand): void {
    void this.acts.send({ type: 'call', handId: hand.id }, `${this.name(hand.by)} has the floor.`);
  }

  /** Never lets a turn run on, whatever its speaker or another facilitator did before the press arrived. */
  protected pause(): void {
    const done =
      this.paused() === 'by-speaker'
        ? 'The turn is held until a facilitator lets it run on.'
        : 'The turn is paused.';
    if (this.canPause()) this.send({ type: 'pause-turn' }, done);
    else this.refuse('The turn is paused already.');
  }

  protected runOn(): void {
    if (this.isTooSoon()) return;
    if (this.paused()) this.send({ type: 'resume-turn' }, 'The turn runs on.');
    else this.refuse('The turn is running already.');
  }

  /** With one key: pauses, or holds what the speaker paused, and lets run on what cannot be paused any more. */
  togglePause(): void {
    if (!this.view.turn()) this.refuse('Nobody is speaking just now.');
    else if (this.isTooSoon()) return;
    else if (this.canPause()) this.pause();
    else this.runOn();
  }

  private send(command: DebateCommand, done: string): void {
    void this.acts.send(command, done, () => this.meanwhile.press(command));
  }

  private refuse(words: string): void {
    this.acts.said.set({ kind: 'refused', words });
  }

  /** Whether letting it run on, or the one key, means something else than it did a moment ago. */
  private isTooSoon(): boolean {
    const lately = this.meanwhile.lately();
    if (!lately) return false;
    const someone = this.paused() ? 'Someone else paused the turn' : 'Someone else let the turn run on';
    this.refuse(
      `${lately === 'someone' ? someone : 'Something changed here'} just now. Look again, then decide.`,
    );
    return true;
  }

  protected extend(): void {
    void this.acts.send({ type: 'extend-turn', seconds: 60 }, 'One minute more for this turn.');
  }

  end(): void {
    void this.acts.send({ type: 'end-turn' }, 'The turn is over.');
  }

  protected lower(hand: Hand): void {
    void this.acts.send(
      { type: 'lower-hand', handId: hand.id },
      `The hand of ${this.name(hand.by)} is lowered.`,
    );
  }

  protected place(hand: Hand, place: number | null): void {
    if (place !== null && (place < 0 || place >= this.queue().length)) return;
    const words =
      place === null
        ? `The score decides again where ${this.name(hand.by)} stands.`
        : `${this.name(hand.by)} is now number ${place + 1}. Everyone can see that you put them there.`;
    void this.acts.send({ type: 'place-hand', handId: hand.id, place }, words);
  }

  protected drop({ previousIndex, currentIndex }: CdkDragDrop<unknown>): void {
    const hand = this.queue()[previousIndex]?.hand;
    if (hand && previousIndex !== currentIndex) this.place(hand, currentIndex);
  }
}
