import { Component, computed, inject, input, signal, WritableSignal } from '@angular/core';
import type { Choice } from '@samepage/contracts';
import { isVotable } from '@samepage/debate';
import { SpNotice } from '@samepage/ui';
import { Trouble, troubleOf } from '../../core/api-failure';
import { SpAddStatement } from './add-statement';
import { DebateView } from './debate-view';
import { SpOwnStatements } from './own-statements';
import { SpVoteOne } from './vote-one';

/** Voting on what was said, one thing at a time, and saying something. */
@Component({
  selector: 'sp-statements-step',
  imports: [SpAddStatement, SpNotice, SpOwnStatements, SpVoteOne],
  templateUrl: './statements-step.html',
  styleUrl: './statements-step.css',
})
export class SpStatementsStep {
  /** What is being typed; the page keeps it. */
  readonly words = input.required<WritableSignal<string>>();

  protected readonly view = inject(DebateView);
  protected readonly votable = computed(() => this.view.state().statements.filter(isVotable));
  protected readonly areHidden = computed(() => !this.view.areAnswersShown());
  /** Why the last vote was not counted. */
  protected readonly trouble = signal<Trouble | null>(null);

  /** Several votes may be on their way at once; none waits for another. */
  protected async vote({ statementId, choice }: { statementId: string; choice: Choice }): Promise<void> {
    this.trouble.set(null);
    await this.view.vote(statementId, choice).catch((error: unknown) => this.trouble.set(troubleOf(error)));
  }
}
