import { Component, computed, input, linkedSignal, output } from '@angular/core';
import type { Choice, DebateStatement, Tally } from '@samepage/contracts';
import { votingOrder } from '@samepage/debate';
import { SpButton, SpVoteChoice } from '@samepage/ui';

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
      <blockquote [class.long]="statement.text.length > 130">{{ statement.text }}</blockquote>
      <sp-vote-choice
        [choice]="votes()[statement.id] ?? null"
        [disabled]="disabled()"
        (chosen)="voted.emit({ statementId: statement.id, choice: $event })"
      />
      @if (onTheirWay()[statement.id]) {
        <p class="soft" role="status">On its way. We keep trying.</p>
      }
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
      hyphens: auto;
      overflow-wrap: anywhere;
    }
    @media (width < 30rem) {
      :host {
        gap: var(--space-3);
      }
      blockquote {
        font-size: var(--text-3);
      }
      blockquote.long {
        font-size: var(--text-body);
        line-height: 1.3;
      }
    }
  `,
})
export class SpVoteOne {
  readonly statements = input.required<readonly DebateStatement[]>();
  readonly votes = input.required<Readonly<Record<string, Choice>>>();
  readonly tallies = input<Readonly<Record<string, Tally>>>({});
  /** How many voted on each statement. */
  readonly counts = input<Readonly<Record<string, number>>>({});
  /** Votes the server has not answered yet. */
  readonly onTheirWay = input<Readonly<Record<string, Choice>>>({});
  /** Whose order it is: each person has their own, so that votes spread. */
  readonly seed = input('');
  readonly disabled = input(false);
  readonly voted = output<{ statementId: string; choice: Choice }>();

  /** What this reader has not answered, that which tells most first. */
  protected readonly open = computed(() =>
    votingOrder(
      this.statements(),
      { counts: this.counts(), tallies: this.tallies(), mine: this.votes() },
      this.seed(),
    ),
  );
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
    return this.open()[0]?.id ?? null;
  }
}
