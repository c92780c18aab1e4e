import { Component, computed, input } from '@angular/core';
import type { Here } from '@samepage/contracts';
import { SpSectorMark } from '@samepage/ui';

/** Who has come, by sector: a mark, a name and a number for each. */
@Component({
  selector: 'sp-who-came',
  imports: [SpSectorMark],
  template: `
    <p>
      <b class="tabular">{{ words() }}</b>
    </p>
    <ul role="list">
      @for (each of here().sectors; track each.sector.id) {
        <li>
          <sp-sector-mark [sector]="each.sector" [showName]="true" />
          <span class="tabular count">{{ each.here }}</span>
        </li>
      }
    </ul>
  `,
  styles: `
    ul {
      margin: var(--space-2) 0 0;
    }
    li {
      display: flex;
      justify-content: space-between;
      gap: var(--space-4);
      max-inline-size: 24rem;
      margin: 0;
      padding-block: var(--space-2);
      border-block-start: 1px solid var(--line-faint);
    }
    .count {
      font-weight: 640;
    }
  `,
})
export class SpWhoCame {
  readonly here = input.required<Here>();

  protected readonly words = computed(() => {
    const { here } = this.here();
    return here === 1 ? 'Only you are here so far' : `${here} people are here`;
  });
}
