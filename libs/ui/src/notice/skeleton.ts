import { Component, computed, DestroyRef, inject, input, signal } from '@angular/core';

/** How long people wait before the shape of what comes is shown. */
export const patience = 300;

/** The shape of what is coming: shown only when the wait is longer than a moment, and perfectly still. */
@Component({
  selector: 'sp-skeleton',
  template: `
    @if (shown()) {
      <p class="visually-hidden" role="status">{{ label() }}</p>
      @for (width of widths(); track $index) {
        <span class="line" [style.inline-size.%]="width"></span>
      }
    }
  `,
  styles: `
    :host {
      display: block;
      max-inline-size: var(--measure);
      min-block-size: 6rem;
    }
    .line {
      display: block;
      block-size: 0.8em;
      margin-block: 0.6em;
      background: var(--line-faint);
    }
    @media (forced-colors: active) {
      .line {
        background: GrayText;
      }
    }
  `,
})
export class SpSkeleton {
  readonly lines = input(4);
  readonly label = input('Loading. One moment.');

  protected readonly shown = signal(false);
  protected readonly widths = computed(() =>
    Array.from({ length: this.lines() }, (_, line) =>
      line === this.lines() - 1 ? 48 : 100 - ((line * 37) % 19),
    ),
  );

  constructor() {
    const timer = setTimeout(() => this.shown.set(true), patience);
    inject(DestroyRef).onDestroy(() => clearTimeout(timer));
  }
}
