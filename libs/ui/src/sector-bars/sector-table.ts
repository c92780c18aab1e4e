import { Component, computed, input } from '@angular/core';
import type { SectorPicture, ShownShare } from '@samepage/contracts';
import { sizeInWords } from './band-scale';
import { rangeInWords, shareInWords, whyHidden } from './sector-words';

const columns = ['Answered', 'Agree', 'Disagree', 'Pass'];

/** The figures of sector bars, a row for each sector, hidden ones too. */
@Component({
  selector: 'sp-sector-table',
  template: `
    <table role="table">
      <caption class="visually-hidden">
        {{
          label()
        }}
      </caption>
      <thead role="rowgroup">
        <tr role="row">
          <th scope="col" role="columnheader">Sector</th>
          @for (column of columns; track column) {
            <th scope="col" role="columnheader">{{ column }}</th>
          }
        </tr>
      </thead>
      <tbody role="rowgroup">
        @for (row of rows(); track row.id) {
          <tr role="row">
            <th scope="row" role="rowheader">{{ row.name }}</th>
            @for (cell of row.cells; track $index) {
              <td role="cell">
                <span class="of" aria-hidden="true">{{ columns[$index] }}</span> {{ cell }}
              </td>
            }
          </tr>
        }
        @for (each of hidden(); track each.id) {
          <tr role="row">
            <th scope="row" role="rowheader">{{ each.name }}</th>
            <td role="cell" class="not" [attr.colspan]="columns.length">not shown: {{ each.why }}</td>
          </tr>
        }
      </tbody>
    </table>
  `,
  styles: `
    :host {
      display: block;
    }
    table {
      font-size: var(--text-small);
    }
    @container (width < 34rem) {
      /* What does not fit beside its column's name goes on below itself, and not below the name. */
      td[role='cell']:not(.not) {
        display: grid;
        grid-template-columns: 5.5em minmax(0, 1fr);
      }
    }
  `,
  host: { class: 'folding' },
})
export class SpSectorTable {
  readonly picture = input.required<SectorPicture>();
  readonly label = input.required<string>();
  readonly least = input<number | null>(null);

  protected readonly columns = columns;
  protected readonly rows = computed(() =>
    this.picture().sectors.map(({ sector, answers, agree, disagree, pass }) => ({
      id: sector.id,
      name: sector.name,
      cells: [sizeInWords(answers), ...[agree, disagree, pass].map(cellOf)],
    })),
  );
  protected readonly hidden = computed(() =>
    this.picture().hidden.map((each) => ({
      id: each.sector.id,
      name: each.sector.name,
      why: whyHidden(each.why, this.least()),
    })),
  );
}

function cellOf(share: ShownShare): string {
  return `${shareInWords(share)} (${rangeInWords(share)})`;
}
