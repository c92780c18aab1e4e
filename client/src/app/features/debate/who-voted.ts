import { Component, computed, input, signal } from '@angular/core';
import type { Choice, OpenVotes } from '@samepage/contracts';
import { SpNotice, SpSkeleton, SpVoice } from '@samepage/ui';
import { loaded } from '../../shared/load';

const answers: readonly { readonly choice: Choice; readonly title: string }[] = [
  { choice: 'agree', title: 'Agree' },
  { choice: 'disagree', title: 'Disagree' },
  { choice: 'pass', title: 'Pass' },
];

/** Who voted how on a statement, fetched when it is opened. Only where voting was declared open before anybody voted. */
@Component({
  selector: 'sp-who-voted',
  imports: [SpNotice, SpSkeleton, SpVoice],
  template: `
    <details (toggle)="toggle($event)">
      <summary>
        Who voted how<span class="visually-hidden"> on “{{ text() }}”</span>
      </summary>
      @if (votes.trouble(); as trouble) {
        <sp-notice kind="problem" title="The votes could not be fetched">
          <p>{{ trouble.text }}</p>
          <p>Close this and open it to try again.</p>
        </sp-notice>
      } @else if (votes.value()) {
        @for (answer of byAnswer(); track answer.choice) {
          <p class="answer">
            {{ answer.title }} <span class="tabular">{{ answer.votes.length }}</span>
          </p>
          <ul role="list" [attr.aria-label]="answer.title">
            @for (vote of answer.votes; track vote.membershipId) {
              <li><sp-voice [name]="vote.voice.name" [sector]="vote.voice.sector" /></li>
            }
          </ul>
        } @empty {
          <p class="soft">Nobody voted on it yet.</p>
        }
      } @else if (isOpen()) {
        <sp-skeleton label="Fetching who voted how" [lines]="2" />
      }
    </details>
  `,
  styles: `
    :host {
      display: block;
    }
    .answer {
      margin-block-start: var(--space-2);
      font-weight: 640;
    }
    ul {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-1) var(--space-4);
      padding: 0;
      list-style: none;
    }
    li {
      margin: 0;
      padding: 0;
      border: 0;
      overflow-wrap: anywhere;
    }
  `,
})
export class SpWhoVoted {
  readonly statementId = input.required<string>();
  /** The statement, for those who hear the page. */
  readonly text = input.required<string>();
  readonly ask = input.required<() => Promise<OpenVotes>>();

  protected readonly isOpen = signal(false);
  /** Asked for anew each time it is opened. */
  protected readonly votes = loaded(
    () => (this.isOpen() ? this.ask() : undefined),
    (ask) => ask(),
  );
  protected readonly byAnswer = computed(() => {
    const ours = (this.votes.value() ?? []).filter(({ statementId }) => statementId === this.statementId());
    return answers.flatMap((answer) => {
      const votes = ours.filter(({ choice }) => choice === answer.choice);
      return votes.length ? [{ ...answer, votes }] : [];
    });
  });

  protected toggle(event: Event): void {
    this.isOpen.set((event.target as HTMLDetailsElement).open);
  }
}
