import { Component, input, signal } from '@angular/core';
import type { Voice } from '@samepage/contracts';
import { SpNotice, SpSkeleton, SpVoice } from '@samepage/ui';
import { loaded } from '../../shared/load';

/** Who gave an answer: everyone's voice, and what tells people of one name apart. */
export interface Answer {
  readonly title: string;
  readonly people: readonly { readonly membershipId: string; readonly voice: Voice }[];
}

/** What people answered at one time. Without a title where there is no other. */
export interface Answers {
  readonly title: string | null;
  readonly answers: readonly Answer[];
}

/** Each answer that somebody gave, in the order of `choices`, with who gave it. */
export function byAnswer<Choice extends string>(
  choices: readonly { readonly choice: Choice; readonly title: string }[],
  given: readonly (Answer['people'][number] & { readonly choice: Choice })[],
): readonly Answer[] {
  return choices.flatMap(({ choice, title }) => {
    const people = given.filter((each) => each.choice === choice);
    return people.length ? [{ title, people }] : [];
  });
}

/** Who answered what, by name, fetched anew each time it is opened. */
@Component({
  selector: 'sp-names-by-answer',
  imports: [SpNotice, SpSkeleton, SpVoice],
  template: `
    <details (toggle)="toggle($event)">
      <summary><ng-content /></summary>
      @if (parts.trouble(); as trouble) {
        <sp-notice kind="problem" title="The names could not be fetched">
          <p>{{ trouble.text }}</p>
          <p>Close this and open it to try again.</p>
        </sp-notice>
      } @else if (parts.value(); as all) {
        @for (part of all; track part.title) {
          @if (part.title) {
            <h3>{{ part.title }}</h3>
          }
          @for (answer of part.answers; track answer.title) {
            <p class="answer">
              {{ answer.title }} <span class="tabular">{{ answer.people.length }}</span>
            </p>
            <ul role="list" [attr.aria-label]="(part.title ? part.title + ': ' : '') + answer.title">
              @for (person of answer.people; track person.membershipId) {
                <li><sp-voice [name]="person.voice.name" [sector]="person.voice.sector" /></li>
              }
            </ul>
          }
        } @empty {
          <p class="soft">{{ none() }}</p>
        }
      } @else if (isOpen()) {
        <sp-skeleton label="Fetching names" [lines]="2" />
      }
    </details>
  `,
  styles: `
    :host {
      display: block;
    }
    summary {
      min-block-size: var(--target);
      padding-block: var(--space-2);
    }
    h3 {
      margin-block-start: var(--space-3);
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
export class SpNamesByAnswer {
  readonly ask = input.required<() => Promise<readonly Answers[]>>();
  /** A sentence for where nobody answered. */
  readonly none = input.required<string>();

  protected readonly isOpen = signal(false);
  protected readonly parts = loaded(
    () => (this.isOpen() ? this.ask() : undefined),
    (ask) => ask(),
  );

  protected toggle(event: Event): void {
    this.isOpen.set((event.target as HTMLDetailsElement).open);
  }
}
