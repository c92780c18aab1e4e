import { Component, computed, input } from '@angular/core';
import type { Band } from '@samepage/contracts';
import { bandScale } from '@samepage/ui';

/** A share in words on a scale from nobody to everybody. For the eye only: its words stand beside it. */
@Component({
  selector: 'sp-band-bar',
  template: `<svg aria-hidden="true">
    <rect class="ground" width="100%" height="100%" />
    <rect
      class="block"
      [attr.x]="scale().from + '%'"
      [attr.width]="scale().to - scale().from + '%'"
      height="100%"
    />
  </svg>`,
  styles: `
    :host {
      display: block;
    }
    svg {
      display: block;
      inline-size: 100%;
      block-size: 0.75rem;
      border: 1px solid var(--ink);
      print-color-adjust: exact;
    }
    .ground {
      fill: var(--sunk);
    }
    .block {
      fill: var(--ink);
    }
    :host(.strong) svg {
      block-size: 1.5rem;
    }
    @media (forced-colors: active) {
      svg {
        forced-color-adjust: none;
      }
    }
  `,
  host: { '[class.strong]': 'isStrong()' },
})
export class SpBandBar {
  readonly band = input.required<Band>();
  readonly isStrong = input(false);

  protected readonly scale = computed(() => bandScale[this.band()]);
}
