import { Component, computed, input, signal } from '@angular/core';
import type { Moment, MotionChoice, OpenStands } from '@samepage/contracts';
import { SpNotice, SpSkeleton, SpVoice } from '@samepage/ui';
import { loaded } from '../../../shared/load';

const answers: readonly { readonly choice: MotionChoice; readonly title: string }[] = [
  { choice: 'for', title: 'For' },
  { choice: 'against', title: 'Against' },
  { choice: 'unsure', title: 'Unsure' },
];
const titles: Readonly<Record<Moment, string>> = { opening: 'Before', closing: 'After' };

/** Who stood where on the motion, fetched when it is opened. Only where people were told before that it would be seen. */
@Component({
  selector: 'sp-who-stood',
  imports: [SpNotice, SpSkeleton, SpVoice],
  template: `
    <details (toggle)="toggle($event)">
      <summary>Names by answer</summary>
      @if (stands.trouble(); as trouble) {
        <sp-notice kind="problem" title="Where people stood could not be fetched">
          <p>{{ trouble.text }}</p>
          <p>Close this and open it to try again.</p>
        </sp-notice>
      } @else if (stands.value()) {
        @for (part of parts(); track part.moment) {
          <h3>{{ part.title }}</h3>
          @for (answer of part.answers; track answer.choice) {
            <p class="answer">
              {{ answer.title }} <span class="tabular">{{ answer.stands.length }}</span>
            </p>
            <ul role="list" [attr.aria-label]="part.title + ': ' + answer.title">
              @for (stand of answer.stands; track stand.membershipId) {
                <li><sp-voice [name]="stand.voice.name" [sector]="stand.voice.sector" /></li>
              }
            </ul>
          }
        } @empty {
          <p class="soft">Nobody stood anywhere while voting was open.</p>
        }
      } @else if (isOpen()) {
        <sp-skeleton label="Fetching who stood where" [lines]="2" />
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
      font-weight: 640;
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
export class SpWhoStood {
  readonly ask = input.required<() => Promise<OpenStands>>();

  protected readonly isOpen = signal(false);
  /** Asked for anew each time it is opened. */
  protected readonly stands = loaded(
    () => (this.isOpen() ? this.ask() : undefined),
    (ask) => ask(),
  );
  protected readonly parts = computed(() => {
    const all = this.stands.value() ?? [];
    return (['opening', 'closing'] as const).flatMap((moment) => {
      const given = answers.flatMap((answer) => {
        const stands = all.filter((stand) => stand.moment === moment && stand.choice === answer.choice);
        return stands.length ? [{ ...answer, stands }] : [];
      });
      return given.length ? [{ moment, title: titles[moment], answers: given }] : [];
    });
  });

  protected toggle(event: Event): void {
    this.isOpen.set((event.target as HTMLDetailsElement).open);
  }
}
