import { Component, computed, input } from '@angular/core';
import type { InsightCounts } from '@samepage/contracts';
import { SpSectorMark } from '@samepage/ui';
import { countSentence, countWords } from './insight-words';

/** How people answered: a sentence, then a table. What could point at someone is in neither. */
@Component({
  selector: 'sp-insight-counts',
  imports: [SpSectorMark],
  template: `
    <p class="lead" role="status">{{ sentence() }}</p>
    @if (isAnyShown()) {
      <table>
        <caption>
          By sector
        </caption>
        <thead>
          <tr>
            <th scope="col">Sector</th>
            <th scope="col">That is us</th>
            <th scope="col">Partly</th>
            <th scope="col">Not us</th>
          </tr>
        </thead>
        <tbody>
          @for (row of counts().sectors; track row.sector.id) {
            <tr>
              <th scope="row">
                <span class="sector"
                  ><sp-sector-mark [sector]="row.sector" [decorative]="true" />{{ row.sector.name }}</span
                >
              </th>
              @if (row.count.as === 'numbers') {
                <td>{{ row.count.us }}</td>
                <td>{{ row.count.partly }}</td>
                <td>{{ row.count.notUs }}</td>
              } @else {
                <td colspan="3" [class.soft]="row.count.as === 'hidden'">{{ words(row.count) }}</td>
              }
            </tr>
          }
        </tbody>
      </table>
      <p class="small soft">
        “Not shown” means that few or none answered there, or that its numbers would give away another
        sector’s.
      </p>
    } @else if (counts().all.as !== 'hidden') {
      <p class="small soft">
        No sector can be shown by itself: few or none answered in each, or its numbers would give away another
        sector’s.
      </p>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: var(--space-4);
    }
    table {
      max-inline-size: 44rem;
    }
    th,
    td {
      padding-inline-end: var(--space-2);
      overflow-wrap: anywhere;
    }
    thead th {
      font-weight: 640;
      font-size: var(--text-small);
      overflow-wrap: normal;
    }
    th[scope='row'] {
      font-weight: inherit;
    }
    .sector {
      display: inline-flex;
      align-items: baseline;
      gap: 0.4em;
    }
    sp-sector-mark {
      align-self: center;
    }
  `,
})
export class SpInsightCounts {
  readonly counts = input.required<InsightCounts>();

  protected readonly sentence = computed(() => countSentence(this.counts().all, this.counts().least));
  /** A table in which nothing is shown says less than a sentence. */
  protected readonly isAnyShown = computed(() =>
    this.counts().sectors.some(({ count }) => count.as !== 'hidden'),
  );
  protected readonly words = countWords;
}
