import { Component, computed, inject, signal } from '@angular/core';
import { limits, type HandKind } from '@samepage/contracts';
import { Announcer, SpButton, SpControl, SpField } from '@samepage/ui';
import { keptWords } from '../../core/kept-words';
import { doing } from '../../shared/doing';
import { SpFormTrouble } from '../../shared/form-trouble';
import { SpWords } from '../../shared/words';
import { DebateView } from './debate-view';

interface Way {
  readonly kind: HandKind;
  readonly label: string;
  readonly note: string;
}
const ways: readonly Way[] = [
  { kind: 'turn', label: 'Ask for a turn', note: 'You join the queue.' },
  { kind: 'response', label: 'Answer who speaks now', note: 'One short reply, straight after them.' },
  { kind: 'read-out', label: 'Please read mine out', note: 'You write it, somebody else says it.' },
  { kind: 'process', label: 'A point of process', note: 'About how we talk, not what we talk about.' },
];

/** Ways to raise a hand, each one press. */
@Component({
  selector: 'sp-raise-hand',
  imports: [SpButton, SpControl, SpField, SpFormTrouble, SpWords],
  template: `
    <sp-form-trouble [trouble]="raising.trouble()" [controls]="{ 'command.text': 'read-out' }" />
    @if (isWriting()) {
      <form class="stack" novalidate (submit)="sendWords($event)">
        <sp-field
          label="What should be read out?"
          hint="It is read out word for word, with your name."
          [limit]="limit"
          [error]="raising.trouble()?.fields?.['command.text']"
        >
          <textarea spControl id="read-out" rows="3" [(spWords)]="words"></textarea>
        </sp-field>
        <p class="cluster">
          <button spButton type="submit" [busy]="raising.busy()" busyText="Sending…">
            Ask to read it out
          </button>
          <button spButton kind="quiet" type="button" (click)="isWriting.set(false)">Go back</button>
        </p>
      </form>
    } @else {
      <ul role="list">
        @for (way of ways(); track way.kind) {
          <li>
            <button type="button" [attr.aria-disabled]="raising.busy() || null" (click)="raise(way.kind)">
              <b>{{ way.label }}</b>
              <span>{{ way.note }}</span>
            </button>
          </li>
        }
      </ul>
    }
  `,
  styles: `
    ul {
      display: grid;
      gap: var(--space-3);
    }
    li {
      margin: 0;
      max-inline-size: none;
    }
    li button {
      display: grid;
      inline-size: 100%;
      min-block-size: 4rem;
      padding: var(--space-3) var(--space-4);
      border: var(--stroke) solid var(--ink);
      border-radius: 0;
      background: var(--sheet);
      color: var(--ink);
      text-align: start;
      cursor: pointer;
    }
    li button:hover {
      background: var(--sunk);
    }
    li b {
      font-family: var(--face-display);
      font-size: var(--text-3);
      line-height: 1.15;
      letter-spacing: var(--tracking-title);
    }
    li span {
      color: var(--ink-soft);
      font-size: var(--text-small);
    }
  `,
})
export class SpRaiseHand {
  private readonly view = inject(DebateView);
  private readonly announcer = inject(Announcer);
  protected readonly limit = limits.statement;
  protected readonly raising = doing();
  protected readonly isWriting = signal(false);
  protected readonly words = keptWords(() => `read-out.${this.view.snapshot()?.id ?? ''}`);
  protected readonly ways = computed(() => {
    const isResponse = this.view.turn() && this.view.turn()?.hand.by !== this.view.me().membershipId;
    // Where words are looked at first, none reach every screen by way of a raised hand.
    const isReadOut = this.view.plan().settings.moderation !== 'before' || this.view.may('debate.run');
    return ways.filter(({ kind }) => {
      if (kind === 'process') return true;
      if (kind === 'read-out' && !isReadOut) return false;
      return this.view.rule().hands && (kind !== 'response' || isResponse);
    });
  });

  protected async raise(kind: HandKind): Promise<void> {
    if (kind === 'read-out') this.isWriting.set(true);
    else await this.send(kind, null);
  }

  protected async sendWords(event: Event): Promise<void> {
    event.preventDefault();
    const text = this.words().trim();
    if (this.raising.stopFor(text ? {} : { 'command.text': 'Write what should be read out.' })) return;
    if ((await this.send('read-out', text)) && this.words().trim() === text) this.words.set('');
  }

  private async send(kind: HandKind, text: string | null): Promise<boolean> {
    const result = await this.raising.run(() => this.view.command({ type: 'raise-hand', kind, text }));
    if (!result) return false;
    this.isWriting.set(false);
    this.announcer.say('Your hand is up.');
    return true;
  }
}
