import { Component, computed, input, linkedSignal, output } from '@angular/core';
import type { StandingWords } from '@samepage/contracts';
import { SpButton } from '@samepage/ui';
import type { Side } from './insight-draft';
import { sentencesOf } from './sentences';
import { SpWordsInPlace } from './words-in-place';

/** Words that were found: to be taken as evidence or counter-evidence, whole or, of a longer response, a part. */
@Component({
  selector: 'sp-words-found',
  imports: [SpButton, SpWordsInPlace],
  template: `
    <sp-words-in-place [words]="chosen()" [inquirySlug]="inquirySlug()" [apart]="true" />
    @if (sentences().length > 1) {
      <div class="part">
        <label>
          <span class="small">Begin with</span>
          <select [value]="first()" (change)="begin($event)">
            @for (sentence of sentences(); track $index) {
              <option [value]="$index" [selected]="$index === first()">{{ short(sentence.text) }}</option>
            }
          </select>
        </label>
        <label>
          <span class="small">End with</span>
          <select [value]="last()" (change)="end($event)">
            @for (sentence of sentences(); track $index) {
              @if ($index >= first()) {
                <option [value]="$index" [selected]="$index === last()">{{ short(sentence.text) }}</option>
              }
            }
          </select>
        </label>
      </div>
    }
    <p class="cluster">
      <button
        spButton
        kind="quiet"
        type="button"
        [attr.aria-label]="'Speaks for it: ' + short(chosen().text)"
        (click)="take('evidence')"
      >
        Speaks for it
      </button>
      <button
        spButton
        kind="quiet"
        type="button"
        [attr.aria-label]="'Speaks against it: ' + short(chosen().text)"
        (click)="take('counterEvidence')"
      >
        Speaks against it
      </button>
    </p>
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: var(--space-3);
    }
    .part {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 14rem), 1fr));
      gap: var(--space-3);
      max-inline-size: var(--measure);
    }
    label {
      min-inline-size: 0;
    }
  `,
})
export class SpWordsFound {
  readonly words = input.required<StandingWords>();
  readonly inquirySlug = input.required<string>();
  readonly taken = output<{ side: Side; words: StandingWords }>();

  protected readonly sentences = computed(() =>
    this.words().ref.kind === 'response' ? sentencesOf(this.words().text) : [],
  );
  protected readonly first = linkedSignal({ source: this.words, computation: () => 0 });
  protected readonly last = linkedSignal(() => Math.max(0, this.sentences().length - 1));
  protected readonly chosen = computed((): StandingWords => {
    const words = this.words();
    const [from, to] = [this.sentences()[this.first()], this.sentences()[this.last()]];
    if (words.ref.kind !== 'response' || !from || !to) return words;
    const ref = { ...words.ref, from: from.from, to: to.to };
    return { ...words, ref, text: words.text.slice(from.from, to.to).trim() };
  });

  protected short(text: string): string {
    return text.length > 70 ? `${text.slice(0, 68).trimEnd()}…` : text;
  }

  protected begin(event: Event): void {
    this.first.set(Number((event.target as HTMLSelectElement).value));
    if (this.last() < this.first()) this.last.set(this.first());
  }

  protected end(event: Event): void {
    this.last.set(Number((event.target as HTMLSelectElement).value));
  }

  protected take(side: Side): void {
    this.taken.emit({ side, words: this.chosen() });
  }
}
