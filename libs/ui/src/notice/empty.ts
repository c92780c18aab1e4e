import { Component, input } from '@angular/core';

/** Nothing here yet: what this is, why it matters, and (projected) the one thing to do. */
@Component({
  selector: 'sp-empty',
  template: `
    <svg viewBox="0 0 64 64" aria-hidden="true">
      <path class="back" d="M7 12l39-3 3 42-40 3z" />
      <path class="front" d="M15 18l40-2 2 41-41 2z" />
    </svg>
    <h2>{{ title() }}</h2>
    <p>{{ text() }}</p>
    <div class="action"><ng-content /></div>
  `,
  styles: `
    :host {
      display: block;
      padding-block: var(--space-5);
      max-inline-size: var(--measure);
    }
    svg {
      inline-size: 4.5rem;
      block-size: 4.5rem;
      margin-block-end: var(--space-4);
    }
    .back {
      fill: var(--spot-fill);
    }
    .front {
      fill: none;
      stroke: var(--ink);
      stroke-width: 2;
      stroke-dasharray: 5 4;
    }
    h2 {
      font-size: var(--text-2);
      margin-block-end: var(--space-2);
    }
    p {
      color: var(--ink-soft);
    }
    .action:not(:empty) {
      margin-block-start: var(--space-4);
    }
  `,
})
export class SpEmpty {
  readonly title = input.required<string>();
  readonly text = input.required<string>();
}
