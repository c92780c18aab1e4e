import { Component, computed, inject } from '@angular/core';
import { SpNotice, SpTimer, SpVoice } from '@samepage/ui';
import { Calm } from './calm';
import { DebateView } from './debate-view';
import { handWords } from './hand-words';
import { SpRaiseHand } from './raise-hand';

/** Who speaks, who is waiting and why in this order, and the ways to raise a hand. */
@Component({
  selector: 'sp-floor-step',
  imports: [SpNotice, SpRaiseHand, SpTimer, SpVoice],
  templateUrl: './floor-step.html',
  styleUrl: './floor-step.css',
})
export class SpFloorStep {
  protected readonly view = inject(DebateView);
  protected readonly calm = inject(Calm);
  protected readonly words = handWords;
  private readonly mine = computed(() => this.view.me().membershipId ?? '');
  protected readonly isMuted = computed(() => this.view.state().muted.includes(this.mine()));
  /** Someone else's turn; one's own is told above everything else. */
  protected readonly turn = computed(() => {
    const turn = this.view.turn();
    return turn && turn.hand.by !== this.mine() ? turn : null;
  });
  protected readonly canRaise = computed(
    () =>
      this.view.may('statement.add') &&
      !this.isMuted() &&
      this.view.turn()?.hand.by !== this.mine() &&
      !this.view.state().hands.some(({ by }) => by === this.mine()),
  );
  protected readonly left = computed(() => this.view.timeLeft(this.turn()?.clock));
}
