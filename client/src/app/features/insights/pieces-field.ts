import { Component, computed, inject, input, output } from '@angular/core';
import { insightLimits, type StandingWords } from '@samepage/contracts';
import { Announcer, SpButton, SpControl, SpField } from '@samepage/ui';
import { keyOf, type Piece } from './insight-draft';
import { SpWordsInPlace } from './words-in-place';

/** The evidence of one side while an insight is written: a note to each, and their order. */
@Component({
  selector: 'sp-pieces-field',
  imports: [SpButton, SpControl, SpField, SpWordsInPlace],
  template: `
    @if (rows().length) {
      <ol role="list" class="stack">
        @for (row of rows(); track row.key; let index = $index; let first = $first; let last = $last) {
          <li class="stack">
            @if (row.words; as words) {
              <sp-words-in-place [words]="words" [inquirySlug]="inquirySlug()" [apart]="true" />
            } @else {
              <p class="soft">Fetching the words…</p>
            }
            <sp-field label="Why it is here" [optional]="true" [limit]="limit">
              <textarea spControl rows="2" [value]="row.piece.note" (input)="note(index, $event)"></textarea>
            </sp-field>
            <p class="cluster">
              @if (!first) {
                <button
                  spButton
                  kind="quiet"
                  type="button"
                  [attr.aria-label]="'Move up: ' + row.name"
                  (click)="move(index, -1)"
                >
                  Move up
                </button>
              }
              @if (!last) {
                <button
                  spButton
                  kind="quiet"
                  type="button"
                  [attr.aria-label]="'Move down: ' + row.name"
                  (click)="move(index, 1)"
                >
                  Move down
                </button>
              }
              <button
                spButton
                kind="quiet"
                type="button"
                [attr.aria-label]="'Take out: ' + row.name"
                (click)="takeOut(index)"
              >
                Take out
              </button>
            </p>
          </li>
        }
      </ol>
    } @else {
      <p class="soft">Nothing yet. Find words below, and say which side they are on.</p>
    }
  `,
  styles: `
    li {
      max-inline-size: none;
      padding: var(--space-4);
      background: var(--sheet);
      border-block-start: var(--stroke-heavy) solid var(--ink);
    }
    li + li {
      margin: 0;
    }
  `,
})
export class SpPiecesField {
  readonly pieces = input.required<readonly Piece[]>();
  /** The words that are known so far, by their place. */
  readonly known = input.required<ReadonlyMap<string, StandingWords>>();
  readonly inquirySlug = input.required<string>();
  readonly changed = output<readonly Piece[]>();

  private readonly announcer = inject(Announcer);
  protected readonly limit = insightLimits.note;
  protected readonly rows = computed(() =>
    this.pieces().map((piece) => {
      const key = keyOf(piece.ref);
      const words = this.known().get(key);
      return { key, piece, words, name: (words?.text ?? '').slice(0, 70) };
    }),
  );

  protected note(index: number, event: Event): void {
    const { value: note } = event.target as HTMLTextAreaElement;
    this.changed.emit(this.pieces().map((piece, at) => (at === index ? { ...piece, note } : piece)));
  }

  protected move(index: number, by: number): void {
    const pieces = [...this.pieces()];
    pieces.splice(index + by, 0, ...pieces.splice(index, 1));
    this.announcer.say(`Now number ${index + by + 1} of ${pieces.length}.`);
    this.changed.emit(pieces);
  }

  protected takeOut(index: number): void {
    this.announcer.say('Taken out.');
    this.changed.emit(this.pieces().filter((_, at) => at !== index));
  }
}
