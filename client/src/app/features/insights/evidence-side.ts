import { Component, input } from '@angular/core';
import type { Evidence } from '@samepage/contracts';
import { SpWordsInPlace } from './words-in-place';

/** One side of an insight: the words it is judged by, in their order. Of words taken back there is only that. */
@Component({
  selector: 'sp-evidence-side',
  imports: [SpWordsInPlace],
  template: `
    <h2 [id]="id()">{{ title() }}</h2>
    @if (pieces().length) {
      <ol role="list" class="stack" [attr.aria-labelledby]="id()">
        @for (piece of pieces(); track $index) {
          <li>
            @if (piece.words; as words) {
              <sp-words-in-place [words]="words" [inquirySlug]="inquirySlug()" />
              @if (piece.note; as note) {
                <p class="note">{{ note }}</p>
              }
            } @else {
              <p class="soft gone">These words were taken back.</p>
            }
          </li>
        }
      </ol>
    } @else {
      <p class="soft">{{ none() }}</p>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: var(--space-4);
      min-inline-size: 0;
      padding-block-start: var(--space-4);
      border-block-start: var(--stroke) solid var(--ink);
    }
    h2 {
      font-size: var(--text-3);
    }
    li + li {
      margin: 0;
    }
    .note {
      padding-block-start: var(--space-2);
      padding-inline-start: calc(var(--space-4) + var(--stroke-heavy));
    }
    .gone {
      padding-inline-start: var(--space-4);
      border-inline-start: var(--stroke-heavy) dashed var(--line);
    }
  `,
})
export class SpEvidenceSide {
  readonly id = input.required<string>();
  readonly title = input.required<string>();
  readonly pieces = input.required<readonly Evidence[]>();
  readonly none = input.required<string>();
  readonly inquirySlug = input.required<string>();
}
