import { Component, computed, input } from '@angular/core';
import type { Reactions } from '@samepage/contracts';
import { countOf, reactionWords } from './reaction-words';

/** How many reacted how to something; nothing where nobody has. */
@Component({
  selector: 'sp-reaction-counts',
  template: `
    @if (shown().length) {
      <ul role="list" aria-label="Reactions">
        @for (each of shown(); track each.kind) {
          <li>
            <svg viewBox="0 0 24 24" aria-hidden="true"><path [attr.d]="each.path" /></svg>
            <b class="tabular">{{ each.count }}</b> <span>{{ each.words }}</span>
          </li>
        }
      </ul>
    }
  `,
  styles: `
    ul {
      display: flex;
      flex-wrap: wrap;
      gap: 0.3em 1.2em;
      padding: 0;
      list-style: none;
    }
    li {
      display: flex;
      align-items: center;
      gap: 0.4em;
    }
    svg {
      inline-size: 1.2em;
      block-size: 1.2em;
      fill: none;
      stroke: currentcolor;
      stroke-width: 2;
      stroke-linecap: round;
      stroke-linejoin: round;
    }
  `,
})
export class SpReactionCounts {
  readonly counts = input<Reactions>();
  /** The id of what they are about; null where no reactions are taken. */
  readonly about = input.required<string | null>();
  protected readonly shown = computed(() =>
    reactionWords
      .map((each) => ({ ...each, count: countOf(this.counts(), this.about(), each.kind) }))
      .filter(({ count }) => count > 0),
  );
}
