import { Component, computed, input } from '@angular/core';
import { SectorLook } from '../sector/sector';
import { SpSectorMark } from '../sector/sector-mark';

/** Who is speaking: a chosen name and sector, or "A voice from …" when no name was given. */
@Component({
  selector: 'sp-voice',
  imports: [SpSectorMark],
  template: `
    @if (!bare()) {
      <sp-sector-mark [sector]="sector()" [decorative]="true" />
    }
    <span>
      @if (name(); as name) {
        <b>{{ name }}</b><span class="from">, {{ sector().name }}</span>
      } @else {
        {{ unnamed() }}
      }
    </span>
  `,
  styles: `
    :host {
      display: inline-flex;
      align-items: baseline;
      gap: 0.45em;
      overflow-wrap: anywhere;
    }
    sp-sector-mark {
      align-self: center;
    }
    .from {
      color: var(--ink-soft);
    }
  `,
})
export class SpVoice {
  readonly name = input<string | null>(null);
  readonly sector = input.required<SectorLook>();
  /** Words only, where the mark already hangs beside them. */
  readonly bare = input(false);

  protected readonly unnamed = computed(() => `A voice from ${this.sector().name.toLowerCase()}`);
}
