import { Component, input } from '@angular/core';
import type { Insight } from '@samepage/contracts';
import { SpSectorMark } from '@samepage/ui';

/** Whom an insight speaks for: sectors with their marks, or everyone here. */
@Component({
  selector: 'sp-speaks-for',
  imports: [SpSectorMark],
  template: `
    <span>{{ label() }}</span>
    @if (speaksFor().all) {
      <b>all of us here</b>
    } @else {
      @for (sector of speaksFor().sectors; track sector.id) {
        <span class="sector"
          ><sp-sector-mark [sector]="sector" [decorative]="true" /><b>{{ sector.name }}</b></span
        >
      }
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: baseline;
      gap: var(--space-1) var(--space-3);
    }
    .sector {
      display: inline-flex;
      align-items: center;
      gap: 0.4em;
    }
  `,
})
export class SpSpeaksFor {
  readonly speaksFor = input.required<Insight['speaksFor']>();
  readonly label = input('Speaks for');
}
