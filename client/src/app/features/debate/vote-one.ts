import { Component, computed, input, linkedSignal, output } from '@angular/core';
import type { Choice, DebateStatement, Tally } from '@samepage/contracts';
import { SpButton, SpVoteChoice } from '@samepage/ui';
import { leastAnswered } from './debate-merge';

/**
 * One statement at a time with three large answers. It stays until the reader asks for the next, so that an answer
 * can be changed and nothing moves under a thumb.
 */
@Component({
  selector: 'sp-vote-one',
  imports: [SpButton, SpVoteChoice],
  template: `
    @if (current(); as statement) {
      @if (place()) {
        <p class="soft small">{{ place() }}</p>
      }
      <blockquote>{{ statement.text }}</blockquote>
      <sp-vote-choice
        [choice]="votes()[statement.id] ?? null"
        (chosen)="voted.emit({ statementId: statement.id, choice: $event })"
      />
      @if (votes()[statement.id]) {
        @if (open().length) {
          <p>
            <button spButton type="button" (click)="moveOn()">Next statement</button>
          </p>
        } @else {
          <p>You have answered every statement. New ones appear here.</p>
        }
      }
    } @else {
      <p>
        {{
          statements().length
            ? 'You have answered every statement. New ones appear here.'
            : 'Nobody has said anything yet. Add the first statement.'
        }}
      </p>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: var(--space-4);
    }
    blockquote {
      font-family: var(--face-display);
      font-size: var(--text-2);
      font-weight: 640;
      line-height: 1.18;
      letter-spacing: var(--tracking-title);
      overflow-wrap: anywhere;
    }
  `,
})
export class SpVoteOne {
  readonly statements = input.required<readonly DebateStatement[]>();
  readonly votes = input.required<Readonly<Record<string, Choice>>>();
  readonly tallies = input.required<Readonly<Record<string, Tally>>>();
  readonly voted = output<{ statementId: string; choice: Choice }>();

  /** What this reader has not answered. */
  protected readonly open = computed(() => this.statements().filter(({ id }) => !this.votes()[id]));
  private readonly currentId = linkedSignal<readonly DebateStatement[], string | null>({
    source: this.statements,
    computation: (statements, before) => {
      const kept = statements.find(({ id }) => id === before?.value);
      return kept?.id ?? this.pick();
    },
  });
  protected readonly current = computed(() => this.statements().find(({ id }) => id === this.currentId()));
  protected readonly place = computed(() => {
    const left = this.open().length;
    if (left === 0) return '';
    return left === 1 ? 'One statement left to answer' : `${left} statements left to answer`;
  });

  protected moveOn(): void {
    this.currentId.set(this.pick());
  }

  private pick(): string | null {
    return leastAnswered(this.open(), this.tallies())?.id ?? null;
  }
}
