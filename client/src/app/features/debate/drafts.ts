import { computed, inject, Injectable, WritableSignal } from '@angular/core';
import type { DebateStatement } from '@samepage/contracts';
import { isMotionOver, isVotable } from '@samepage/debate';
import { keptWords } from '../../core/kept-words';
import { DebateView } from './debate-view';

/** Words whose form is gone, with why. */
export interface LeftWords {
  readonly id: string;
  readonly label: string;
  readonly title: string;
  readonly words: string;
  readonly drop: () => void;
}

/** What is being typed in a debate. It belongs to the page: the words stay when the form for them goes. */
@Injectable()
export class Drafts {
  private readonly view = inject(DebateView);
  private readonly debateId = computed(() => this.view.snapshot()?.id ?? '');
  readonly statement = keptWords(() => `statement.${this.debateId()}`);
  /** What moved someone in their vote. */
  readonly moved = keptWords(() => `moved.${this.debateId()}`);
  /** The statement that is being put right; '' for none. */
  readonly editing = keptWords(() => `editing.${this.debateId()}`);
  /** Its new words. */
  readonly edit = keptWords(() => `edit.${this.editing()}`);

  private readonly isForStatements = computed(
    () => (this.view.step()?.kind ?? 'statements') === 'statements',
  );
  private readonly hasGroup = computed(() => {
    const mine = this.view.me().membershipId ?? '';
    return this.view.state().groups.some(({ members }) => members.includes(mine));
  });
  /** Whether somebody looks at the reader's words before everyone does. */
  private readonly areLookedAt = computed(
    () => this.view.plan().settings.moderation === 'before' && !this.view.may('debate.run'),
  );
  private readonly hasMovedForm = computed(
    () =>
      this.view.rule().motion === 'closing' &&
      this.view.stands().closing !== null &&
      !this.view.isTimeUp() &&
      !isMotionOver(this.view.state(), 'closing'),
  );
  private readonly edited = computed(() =>
    this.view.state().statements.find(({ id }) => id === this.editing()),
  );

  /** What was being typed when its form went: until its writer has kept it, or no longer needs it. */
  readonly left = computed<readonly LeftWords[]>(() => {
    if (this.view.phase() === 'lobby') return [];
    const { edit, moved, statement } = this;
    const edited = this.edited();
    const hasForm = this.view.canSay() && (this.isForStatements() || this.hasGroup());
    const hasEditForm = this.isForStatements() && edited !== undefined && this.canEdit(edited);
    const isSame = edit().trim() === edited?.text;
    const isKept = moved().trim() === this.view.stands().closing?.moved;
    const isThere = edited !== undefined && isVotable(edited);
    const whyStays = this.areLookedAt() ? 'Words came to be looked at first' : 'Somebody voted on it';
    const whyNoEdit = this.whyGone(isThere ? whyStays : 'The statement was taken away');
    const titles = {
      statement: `${this.whyGone('Your group changed')} before this was added.`,
      edit: `${whyNoEdit} before this was changed.`,
      moved: `${this.whyMovedGone()} before these words were kept.`,
    };
    return [
      ...(hasForm ? [] : leftOf('statement', 'Your statement', titles.statement, statement)),
      ...(hasEditForm || isSame ? [] : leftOf('edit', 'Your change', titles.edit, edit)),
      ...(this.hasMovedForm() || isKept ? [] : leftOf('moved', 'What moved you', titles.moved, moved)),
    ];
  });

  /** One's own, until somebody has voted on it, and not where somebody looked at the words that everyone sees. */
  canEdit(statement: DebateStatement): boolean {
    const isMine = statement.by === this.view.me().membershipId;
    return (
      isMine &&
      !this.areLookedAt() &&
      isVotable(statement) &&
      this.view.canSay() &&
      !this.view.counts()[statement.id]
    );
  }

  leaveEdit(): void {
    this.edit.set('');
    this.editing.set('');
  }

  private whyGone(otherwise: string): string {
    if (this.view.phase() === 'closed') return 'The debate closed';
    if (this.view.isMuted()) return 'A facilitator asked you to listen';
    if (!this.view.rule().statements) return 'Everyone moved on';
    return this.view.isTimeUp() ? 'The time was up' : otherwise;
  }

  private whyMovedGone(): string {
    if (this.view.phase() === 'closed') return 'The debate closed';
    if (this.view.rule().motion !== 'closing') return 'Everyone moved on';
    return isMotionOver(this.view.state(), 'closing') ? 'The result was shown' : 'The time was up';
  }
}

function leftOf(what: string, label: string, title: string, words: WritableSignal<string>): LeftWords[] {
  if (words().trim() === '') return [];
  return [{ id: `left-${what}`, label, title, words: words(), drop: () => words.set('') }];
}
