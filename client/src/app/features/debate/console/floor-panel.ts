import { CdkDrag, CdkDragDrop, CdkDragHandle, CdkDropList } from '@angular/cdk/drag-drop';
import { Component, computed, inject } from '@angular/core';
import type { Hand, HandKind } from '@samepage/contracts';
import { spokenByPerson, spokenBySector } from '@samepage/debate';
import { clockFace, SpTimer, SpVoice } from '@samepage/ui';
import { DebateView } from '../debate-view';
import { Acts } from './acts';
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
    else this.acts.said.set({ kind: 'refused', words: 'Nobody has a hand up.' });
  }

  protected call(hand: Hand): void {
    void this.acts.send({ type: 'call', handId: hand.id }, `${this.name(hand.by)} has the floor.`);
  }

  togglePause(): void {
    const turn = this.view.turn();
    if (!turn) this.acts.said.set({ kind: 'refused', words: 'Nobody is speaking just now.' });
    else if (turn.runsSince === null) void this.acts.send({ type: 'resume-turn' }, 'The turn runs on.');
    else void this.acts.send({ type: 'pause-turn' }, 'The turn is paused.');
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
