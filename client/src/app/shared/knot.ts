import { Component, computed, input } from '@angular/core';
import { threadKnots, type ThreadKind } from '@samepage/ui';

/** A knot on the page's drawn line, by what hangs there. Its word is in the text beside it. */
@Component({
  selector: 'sp-knot',
  template: `<svg viewBox="0 0 16 16" aria-hidden="true">
    <path [attr.d]="path()" fill-rule="evenodd" />
  </svg>`,
  styles: `
    :host {
      color: var(--spot-line);
    }
    svg {
      inline-size: 0.8em;
      block-size: 0.8em;
      fill: currentColor;
      print-color-adjust: exact;
    }
  `,
})
export class SpKnot {
  readonly kind = input.required<ThreadKind>();

  protected readonly path = computed(() => threadKnots[this.kind()].path);
}
