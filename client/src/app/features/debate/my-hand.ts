import { Component, computed, effect, inject, untracked } from '@angular/core';
import { Announcer, SpButton, SpTimer } from '@samepage/ui';
import { doing } from '../../shared/doing';
import { SpFormTrouble } from '../../shared/form-trouble';
import { Calm } from './calm';
import { DebateView } from './debate-view';
import { handWords, placeInWords } from './hand-words';
import { roughly } from './step-time';

/** Speaking time that is nearly over is told this early, in milliseconds. */
const nearlyOver = 20_000;

/** The reader's own hand or turn: their place in words, why they stand there, and the time left once they speak. */
@Component({
  selector: 'sp-my-hand',
  imports: [SpButton, SpFormTrouble, SpTimer],
  templateUrl: './my-hand.html',
  styleUrl: './my-hand.css',
})
export class SpMyHand {
  protected readonly view = inject(DebateView);
  protected readonly calm = inject(Calm);
  private readonly announcer = inject(Announcer);
  protected readonly doing = doing();
  protected readonly words = handWords;
  protected readonly place = computed(() => {
    // Hands that were up at the end stay in the log; nobody waits any more.
    if (this.view.phase() !== 'open') return undefined;
    const mine = this.view.me().membershipId;
    const queue = this.view.queue();
    const index = queue.findIndex(({ hand }) => hand.by === mine);
    const standing = queue[index];
    return standing && { ...standing, inWords: placeInWords(index, queue.length) };
  });
  protected readonly turn = computed(() => {
    const turn = this.view.turn();
    return turn && turn.hand.by === this.view.me().membershipId ? turn : null;
  });
  protected readonly isPaused = computed(() => this.turn()?.runsSince === null);
  /** Paused by a facilitator: whoever runs the debate lets it run on. */
  protected readonly isHeld = computed(
    () => this.isPaused() && !this.turn()?.isOwnPause && !this.view.may('debate.run'),
  );
  protected readonly left = computed(() => this.view.timeLeft(this.turn()?.clock));
  protected readonly rough = computed(() => roughly(this.left()));
  /** The gentle signal. */
  protected readonly signal = computed(() => {
    const left = this.left();
    if (this.isHeld()) return 'A facilitator has paused your turn. They let it run on.';
    if (this.isPaused()) return 'Your turn is paused. Go on when you are ready.';
    if (!this.turn() || left === null) return '';
    if (left <= 0) return 'Your time is up. Finish your sentence.';
    return left <= nearlyOver ? 'Your time is nearly over.' : '';
  });

  constructor() {
    effect(() => {
      const words = this.signal();
      if (!words) return;
      this.announcer.say(words);
      // Who pressed it themselves need not feel it.
      untracked(() => this.turn()?.isOwnPause || this.nudge());
    });
    effect(() => {
      if (!this.isMine()) return;
      this.announcer.say('It is your turn.');
      untracked(() => this.nudge());
    });
  }

  private readonly isMine = computed(() => this.turn() !== null);

  /**
   * A phone in a hand can be felt; browsers that know no such thing, and people who want less, are left alone. One that
   * nobody has touched since the page was loaded would refuse it, and complain.
   */
  private nudge(): void {
    const { userActivation } = navigator as { userActivation?: UserActivation };
    if (this.calm.isOn() || typeof navigator.vibrate !== 'function' || !userActivation?.hasBeenActive) return;
    navigator.vibrate(120);
  }

  protected async lower(handId: string): Promise<void> {
    const done = await this.doing.run(() => this.view.command({ type: 'lower-hand', handId }));
    if (done) this.announcer.say('Your hand is down.');
  }

  protected async togglePause(): Promise<void> {
    if (this.isHeld()) {
      this.announcer.say(this.signal());
      return;
    }
    const type = this.isPaused() ? 'resume-turn' : 'pause-turn';
    const done = await this.doing.run(() => this.view.command({ type }));
    if (done && type === 'resume-turn') this.announcer.say('Your turn runs on.');
  }

  protected async end(words: string): Promise<void> {
    const done = await this.doing.run(() => this.view.command({ type: 'end-turn' }));
    if (done) this.announcer.say(words);
  }
}
