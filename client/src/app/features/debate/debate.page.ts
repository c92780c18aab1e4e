import { Component, computed, effect, inject, input, signal, untracked, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Choice, DebateStatement } from '@samepage/contracts';
import { SpButton, SpControl, SpDialog, SpField, SpNotice, SpSkeleton, SpSpot } from '@samepage/ui';
import { Trouble, troubleOf } from '../../core/api-failure';
import { keptWords } from '../../core/kept-words';
import { PageTitles } from '../../core/page-titles';
import { SpDate } from '../../shared/dates';
import { doing } from '../../shared/doing';
import { SpFormTrouble } from '../../shared/form-trouble';
import { inquirySpot } from '../../shared/inquiry-spot';
import { SpInvite } from '../../shared/invite';
import { SpPageTrouble } from '../../shared/page-trouble';
import { SpParagraphs } from '../../shared/paragraphs';
import { SpWords } from '../../shared/words';
import { SpAddStatement } from './add-statement';
import { byAgreement } from './debate-merge';
import { debateProviders, DebateStore } from './debate.store';
import { SpLeftStatement } from './left-statement';
import { SpRunDebate } from './run-debate';
import { SpStatementList } from './statement-list';
import { SpVoteOne } from './vote-one';

const connectionWords = {
  connecting: 'Connecting…',
  live: 'Live',
  again: 'Connecting again… You can go on; what you do is sent another way.',
  ended: 'No longer connected',
} as const;

const phaseWords = { lobby: 'Not open yet', open: 'Open', closed: 'Closed' } as const;

/** A debate on one page: on a participant's phone one question and three large answers, for its facilitator the controls. */
@Component({
  selector: 'sp-debate',
  imports: [
    RouterLink,
    SpAddStatement,
    SpButton,
    SpControl,
    SpDate,
    SpDialog,
    SpField,
    SpFormTrouble,
    SpInvite,
    SpLeftStatement,
    SpNotice,
    SpPageTrouble,
    SpParagraphs,
    SpRunDebate,
    SpSkeleton,
    SpSpot,
    SpStatementList,
    SpVoteOne,
    SpWords,
  ],
  providers: debateProviders,
  templateUrl: './debate.page.html',
  styleUrl: './debate.page.css',
})
export class DebatePage {
  readonly debateId = input.required<string>();

  protected readonly store = inject(DebateStore);
  protected readonly spot = inquirySpot(() => this.store.snapshot()?.inquirySlug);
  protected readonly connection = computed(() => connectionWords[this.store.connection()]);
  protected readonly phase = computed(() => phaseWords[this.store.phase()]);
  /** Why the last vote was not counted. */
  protected readonly voteTrouble = signal<Trouble | null>(null);
  /** The statement being typed. */
  protected readonly statement = keptWords(() => `statement.${this.debateId()}`);
  protected readonly hidingNow = doing();
  protected readonly toHide = signal<DebateStatement | null>(null);
  protected readonly reason = signal('');
  private readonly dialog = viewChild<SpDialog>('hideDialog');
  protected readonly listed = computed(() =>
    this.store.phase() === 'closed'
      ? byAgreement(this.store.statements(), this.store.tallies())
      : this.store.statements().toReversed(),
  );

  constructor() {
    const titles = inject(PageTitles);
    effect(() => {
      const id = this.debateId();
      untracked(() => void this.store.open(id));
    });
    effect(() => {
      const title = this.store.snapshot()?.title;
      if (title) titles.set(title);
    });
  }

  protected open(): void {
    void this.store.open(this.debateId());
  }

  /** Several votes may be on their way at once; none waits for another. */
  protected async vote({ statementId, choice }: { statementId: string; choice: Choice }): Promise<void> {
    this.voteTrouble.set(null);
    await this.store
      .vote(statementId, choice)
      .catch((error: unknown) => this.voteTrouble.set(troubleOf(error)));
  }

  protected askToHide(statement: DebateStatement): void {
    this.toHide.set(statement);
    this.reason.set('');
    this.hidingNow.stopFor({});
    this.dialog()?.open();
  }

  protected async hide(): Promise<void> {
    const statementId = this.toHide()?.id;
    const reason = this.reason().trim();
    if (!statementId || this.hidingNow.stopFor(reason ? {} : { reason: 'Say why, in a few words.' })) return;
    const done = await this.hidingNow.run(async () => {
      await this.store.command({ type: 'hide-statement', statementId, reason });
      return true;
    });
    if (done) this.dialog()?.close();
  }
}
