import { Component, computed, inject, input, signal } from '@angular/core';
import { limits, type Moment, type MotionChoice } from '@samepage/contracts';
import { isMotionOver } from '@samepage/debate';
import { Announcer, SpAnswerChoice, SpButton, SpControl, SpField, SpNotice, type Answer } from '@samepage/ui';
import { Trouble, troubleOf } from '../../core/api-failure';
import { doing } from '../../shared/doing';
import { SpFormTrouble } from '../../shared/form-trouble';
import { SpWords } from '../../shared/words';
import { DebateView } from './debate-view';
import { Drafts } from './drafts';

export const motionAnswers: readonly Answer<MotionChoice>[] = [
  { value: 'for', label: 'For', shape: 'tick' },
  { value: 'against', label: 'Against', shape: 'cross' },
  { value: 'unsure', label: 'Unsure', shape: 'wave' },
];

/** The vote on the motion, before or after: three large answers, and at the end what moved one. */
@Component({
  selector: 'sp-motion-vote',
  imports: [SpAnswerChoice, SpButton, SpControl, SpField, SpFormTrouble, SpNotice, SpWords],
  templateUrl: './motion-vote.html',
  styleUrl: './motion-vote.css',
})
export class SpMotionVote {
  readonly moment = input.required<Moment>();

  protected readonly view = inject(DebateView);
  private readonly announcer = inject(Announcer);
  protected readonly answers = motionAnswers;
  protected readonly limit = limits.moved;
  protected readonly trouble = signal<Trouble | null>(null);
  protected readonly keeping = doing();
  protected readonly words = inject(Drafts).moved;
  protected readonly motion = computed(() => this.view.plan().motion ?? this.view.snapshot()?.title ?? '');
  /** The part's own title asks already: it is not asked twice. */
  protected readonly isAsked = computed(() => this.view.step()?.title.trim().endsWith('?') ?? false);
  protected readonly question = computed(() =>
    this.moment() === 'opening'
      ? 'Where do you stand now?'
      : 'Where do you stand now, having heard everyone?',
  );
  protected readonly mine = computed(() => this.view.stands()[this.moment()]);
  protected readonly isOnItsWay = computed(() => this.moment() in this.view.onTheirWay().stands);
  /** The result was shown once; it may be hidden again. */
  private readonly wasShown = computed(() => isMotionOver(this.view.state(), this.moment()));
  protected readonly isOver = computed(() => this.view.isTimeUp() || this.wasShown());
  protected readonly isFrozen = computed(() => this.view.state().frozen);
  /** No answer is taken now. */
  protected readonly isClosed = computed(() => this.isOver() || this.isFrozen());
  protected readonly standing = computed(() => this.view.standings()[this.moment()]);
  protected readonly state = computed(() => {
    const mine = this.mine();
    if (mine && this.isOnItsWay()) return 'Your vote is on its way. Stay on this page; we keep trying.';
    if (this.wasShown())
      return mine
        ? `The result was shown, so nobody votes any more. Your vote counted: ${wordOf(mine.choice)}.`
        : 'The result was shown, so nobody votes any more.';
    if (this.view.isTimeUp())
      return mine
        ? `The time is up. Your vote counted: ${wordOf(mine.choice)}.`
        : 'The time was up before you voted.';
    if (this.isFrozen())
      return mine
        ? `Voting stands still while the room talks about it. Your vote counted: ${wordOf(mine.choice)}. You can change it when voting goes on.`
        : 'Voting stands still while the room talks about it. You can vote when it goes on.';
    if (!mine) return '';
    const until = this.view.state().clock?.endsAt ? 'until the time is up' : 'until everyone moves on';
    return `Your vote counted: ${wordOf(mine.choice)}. You can change it ${until}.`;
  });
  protected readonly results = computed(() => {
    const { tally } = this.standing();
    return tally && `${tally.for} for, ${tally.against} against, ${tally.unsure} not sure.`;
  });
  protected readonly voted = computed(() => {
    const { voted } = this.standing();
    return voted === 1 ? 'One person has voted.' : `${voted} people have voted.`;
  });

  protected async stand(choice: MotionChoice): Promise<void> {
    this.trouble.set(null);
    // Words go when they are kept, not half typed; those known here to be kept go along. A line that was kept meanwhile
    // in another tab is not known here, and goes: a stand says all of it, and cannot leave the line as it is.
    const moved = this.mine()?.moved ?? null;
    await this.view
      .stand(this.moment(), choice, moved)
      .catch((error: unknown) => this.trouble.set(troubleOf(error)));
  }

  protected async keep(event: Event): Promise<void> {
    event.preventDefault();
    if (this.isFrozen()) return;
    const choice = this.mine()?.choice;
    const kept =
      choice &&
      (await this.keeping.run(async () => {
        await this.view.stand(this.moment(), choice, this.words().trim() || null);
        return true;
      }));
    if (kept) this.announcer.say('Your words are with your vote.');
  }
}

function wordOf(choice: MotionChoice): string {
  return { for: 'for', against: 'against', unsure: 'not sure' }[choice];
}
