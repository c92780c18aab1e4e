import { Component, input, output } from '@angular/core';
import type { Choice, DebateStatement, OpenVotes, Tally, Voice } from '@samepage/contracts';
import { SpButton, SpTally, SpVoice } from '@samepage/ui';
import { noVotes } from './debate-merge';
import { SpWhoVoted } from './who-voted';

const answerWords: Readonly<Record<Choice, string>> = {
  agree: 'You agree.',
  disagree: 'You disagree.',
  pass: 'You passed.',
};

/** Every statement with who said it and how it stands. */
@Component({
  selector: 'sp-statement-list',
  imports: [SpButton, SpTally, SpVoice, SpWhoVoted],
  template: `
    <ol role="list">
      @for (statement of statements(); track statement.id) {
        <li>
          <article [attr.aria-label]="statement.text">
            <p class="text">{{ statement.text }}</p>
            <p class="cluster small">
              @if (voices()[statement.by]; as voice) {
                <sp-voice [name]="voice.name" [sector]="voice.sector" />
              }
              @if (votes()[statement.id]; as vote) {
                <b>{{ answers[vote] }}</b>
              }
            </p>
            @if (!areHidden() && statement.kind === 'statement') {
              <sp-tally
                [label]="statement.text"
                [agree]="tally(statement.id).agree"
                [disagree]="tally(statement.id).disagree"
                [pass]="tally(statement.id).pass"
              />
              @if (openVotes(); as ask) {
                <sp-who-voted [statementId]="statement.id" [text]="statement.text" [ask]="ask" />
              }
            }
            @if (canHide()) {
              <button spButton kind="quiet" type="button" (click)="hiding.emit(statement)">
                Hide<span class="visually-hidden"> “{{ statement.text }}”</span>
              </button>
            }
          </article>
        </li>
      }
    </ol>
  `,
  styles: `
    ol {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(min(100%, 27rem), 1fr));
      column-gap: var(--space-6);
    }
    li {
      max-inline-size: none;
      margin: 0;
      padding-block: var(--space-4);
      border-block-start: 1px solid var(--line);
    }
    .text {
      font-size: var(--text-lead);
      line-height: 1.35;
      margin-block-end: var(--space-2);
    }
    sp-tally {
      display: block;
      margin-block-start: var(--space-2);
    }
  `,
})
export class SpStatementList {
  readonly statements = input.required<readonly DebateStatement[]>();
  readonly tallies = input.required<Readonly<Record<string, Tally>>>();
  readonly voices = input.required<Readonly<Record<string, Voice>>>();
  readonly votes = input.required<Readonly<Record<string, Choice>>>();
  /** Whether how people answered is not shown yet. */
  readonly areHidden = input(false);
  /** Asks who voted how; null where that is nobody's to see. */
  readonly openVotes = input<(() => Promise<OpenVotes>) | null>(null);
  readonly canHide = input(false);
  readonly hiding = output<DebateStatement>();

  protected readonly answers = answerWords;

  protected tally(id: string): Tally {
    return this.tallies()[id] ?? noVotes;
  }
}
