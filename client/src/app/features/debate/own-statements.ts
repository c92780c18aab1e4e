import { Component, computed, inject } from '@angular/core';
import { limits, type DebateStatement } from '@samepage/contracts';
import { comparable, isVotable } from '@samepage/debate';
import { Announcer, SpButton, SpControl, SpField } from '@samepage/ui';
import { doing } from '../../shared/doing';
import { SpFormTrouble } from '../../shared/form-trouble';
import { SpWords } from '../../shared/words';
import { DebateView } from './debate-view';
import { Drafts } from './drafts';

/** What the reader said: to be put right until somebody has voted on it, and what waits for a facilitator. */
@Component({
  selector: 'sp-own-statements',
  imports: [SpButton, SpControl, SpField, SpFormTrouble, SpWords],
  templateUrl: './own-statements.html',
  styles: `
    li {
      max-inline-size: var(--measure);
      margin: 0;
      padding-block: var(--space-3);
      border-block-start: 1px solid var(--line-faint);
    }
    textarea {
      min-block-size: 5rem;
    }
  `,
})
export class SpOwnStatements {
  private readonly view = inject(DebateView);
  private readonly announcer = inject(Announcer);
  protected readonly limit = limits.statement;
  protected readonly saving = doing();
  private readonly drafts = inject(Drafts);
  protected readonly editing = this.drafts.editing;
  protected readonly words = this.drafts.edit;
  protected readonly said = computed(() => {
    const mine = this.view.me().membershipId;
    return this.view.state().statements.filter((each) => each.by === mine && isVotable(each));
  });
  protected readonly waiting = computed(() => {
    const there = new Set(this.said().map(({ text }) => comparable(text)));
    return this.view.me().waiting.filter(({ text }) => !there.has(comparable(text)));
  });

  protected canEdit(statement: DebateStatement): boolean {
    return this.drafts.canEdit(statement);
  }

  protected edit({ id, text }: DebateStatement): void {
    this.saving.stopFor({});
    this.editing.set(id);
    // The words that were kept of an earlier try come first; they are there once the effect that fetches them ran.
    setTimeout(() => {
      if (this.editing() === id && !this.words()) this.words.set(text);
    });
  }

  protected leave(): void {
    this.drafts.leaveEdit();
  }

  protected async save(event: Event, statementId: string): Promise<void> {
    event.preventDefault();
    const text = this.words().trim();
    if (this.saving.stopFor(text ? {} : { 'command.text': 'Write one sentence first.' })) return;
    const saved = await this.saving.run(() =>
      this.view.command({ type: 'edit-statement', statementId, text }),
    );
    if (!saved) return;
    // What was typed while it was sent is there to be saved, too.
    if (this.words().trim() === text) this.leave();
    this.announcer.say('Changed.');
  }
}
