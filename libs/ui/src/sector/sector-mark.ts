import { Component, computed, input } from '@angular/core';
import { inkOf, markPaths, SectorLook } from './sector';

/**
 * The mark of a sector in its ink. Its name stands beside it (`showName`), or is read aloud in its
 * place, unless `decorative` says the name is already there.
 */
@Component({
  selector: 'sp-sector-mark',
  template: `
    <svg viewBox="0 0 16 16" aria-hidden="true" [style.color]="ink()"><path [attr.d]="path()" /></svg>
    @if (!decorative()) {
      <span [class.visually-hidden]="!showName()">{{ sector().name }}</span>
    }
  `,
  styles: `
    :host {
      display: inline-flex;
      align-items: baseline;
      gap: 0.4em;
      vertical-align: baseline;
    }
    svg {
      flex: none;
      inline-size: max(0.78em, 12px);
      block-size: max(0.78em, 12px);
      align-self: center;
      fill: currentColor;
      print-color-adjust: exact;
    }
  `,
})
export class SpSectorMark {
  readonly sector = input.required<SectorLook>();
  readonly showName = input(false);
  readonly decorative = input(false);

  protected readonly ink = computed(() => inkOf(this.sector().ink));
  protected readonly path = computed(() => markPaths[this.sector().mark]);
}
