import { Component, computed, input, signal } from '@angular/core';
import { freshId } from '../ids';
import type { SpControl } from './control';

/**
 * One question: its label, a hint, the projected control (mark it with `spControl`), an error and a
 * count. For a group of radios or checkboxes use a native fieldset and legend.
 */
@Component({
  selector: 'sp-field',
  template: `
    <label class="label" [for]="control()?.id() ?? ''">
      {{ label() }}
      @if (optional()) {
        <span class="optional">(if you like)</span>
      }
    </label>
    @if (hint()) {
      <p class="hint" [id]="ids.hint">{{ hint() }}</p>
    }
    @if (error()) {
      <p class="error" [id]="ids.error">
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d="M8 .8 15.6 14.8H.4zM7 5.4v5h2v-5zm0 6.2v1.9h2v-1.9z" fill-rule="evenodd" />
        </svg>
        <span><span class="visually-hidden">Problem: </span>{{ error() }}</span>
      </p>
    }
    <ng-content />
    @if (limit() !== null) {
      <p class="count" [id]="ids.count" [class.over]="left() < 0">{{ countText() }}</p>
    }
  `,
  styleUrl: './field.css',
  host: { '[class.with-error]': '!!error()' },
})
export class SpField {
  readonly label = input.required<string>();
  readonly hint = input('');
  readonly error = input<string | null | undefined>('');
  readonly limit = input<number | null>(null);
  readonly optional = input(false);

  /** Set by the projected `spControl`. */
  readonly control = signal<SpControl | null>(null);
  protected readonly ids = {
    hint: freshId('sp-hint'),
    error: freshId('sp-error'),
    count: freshId('sp-count'),
  };

  readonly describedBy = computed(() =>
    [this.hint() && this.ids.hint, this.error() && this.ids.error, this.limit() !== null && this.ids.count]
      .filter(Boolean)
      .join(' '),
  );
  protected readonly left = computed(() => (this.limit() ?? 0) - (this.control()?.length() ?? 0));
  protected readonly countText = computed(() => {
    const left = this.left();
    const noun = Math.abs(left) === 1 ? 'character' : 'characters';
    return left < 0 ? `${-left} ${noun} too many` : `${left} ${noun} left`;
  });
}
