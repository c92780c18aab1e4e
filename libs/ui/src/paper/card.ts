import { Component, input } from '@angular/core';

/** A piece of paper among others: flat, ruled at the top. `tone="spot"` gives it the inquiry's colour. */
@Component({
  selector: 'sp-card',
  template: '<ng-content />',
  styles: `
    :host {
      display: block;
      padding: var(--space-4);
      background: var(--sheet);
      border-block-start: var(--stroke-heavy) solid var(--ink);
    }
    :host([data-tone='spot']) {
      background: var(--spot-fill);
      color: var(--on-spot);
      --ink: var(--on-spot);
      --ink-soft: var(--on-spot);
      --action: var(--on-spot);
      --action-strong: var(--on-spot);
      --on-action: var(--spot-fill);
    }
    @media (forced-colors: active), print {
      :host {
        border: 1px solid var(--line);
        border-block-start: 2pt solid var(--ink);
      }
    }
  `,
  host: { '[attr.data-tone]': 'tone()' },
})
export class SpCard {
  readonly tone = input<'plain' | 'spot'>('plain');
}
