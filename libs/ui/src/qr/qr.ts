import { Component, computed, input } from '@angular/core';
import { encode } from 'uqr';

/**
 * A QR code for `text` (an address), dark on white in every theme so that phones can read it.
 * `label` says what it opens; `caption`, when given, is shown under it.
 */
@Component({
  selector: 'sp-qr',
  template: `
    <svg [attr.viewBox]="'0 0 ' + code().size + ' ' + code().size" role="img" [attr.aria-label]="label()">
      <rect class="ground" [attr.width]="code().size" [attr.height]="code().size" />
      <path class="modules" [attr.d]="path()" shape-rendering="crispEdges" />
    </svg>
    @if (caption()) {
      <p>{{ caption() }}</p>
    }
  `,
  styles: `
    :host {
      display: block;
      inline-size: min(100%, 15rem);
    }
    svg {
      inline-size: 100%;
      block-size: auto;
      forced-color-adjust: none;
      print-color-adjust: exact;
    }
    .ground {
      fill: #fff;
    }
    .modules {
      fill: #000;
    }
    p {
      margin-block-start: var(--space-2);
      overflow-wrap: anywhere;
    }
  `,
})
export class SpQr {
  readonly text = input.required<string>();
  readonly label = input('QR code');
  readonly caption = input('');

  protected readonly code = computed(() => encode(this.text(), { ecc: 'M', border: 3 }));
  protected readonly path = computed(() =>
    this.code()
      .data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')))
      .join(''),
  );
}
