import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { MissingVoices, PlacesHeard } from '@samepage/contracts';
import { listed, SpSectorMark } from '@samepage/ui';
import { missingInWords, peopleOrFew, placeHeardInWords, placesInWords } from './same-page-words';

/** Who has not been heard: sectors of the inquiry, debates in which one of them was not, and places. */
@Component({
  selector: 'sp-missing',
  imports: [RouterLink, SpSectorMark],
  template: `
    <section class="section stack" aria-labelledby="missing">
      <h2 id="missing" tabindex="-1">Who is missing</h2>
      <p class="lead measure">{{ sentence() }}</p>
      @if (missing().sectors.length) {
        <div class="folding">
          <table role="table">
            <caption class="visually-hidden">
              People of each sector who joined, and who were heard
            </caption>
            <thead role="rowgroup">
              <tr role="row">
                <th scope="col" role="columnheader">Sector</th>
                <th scope="col" role="columnheader">Joined</th>
                <th scope="col" role="columnheader">Said or voted something</th>
              </tr>
            </thead>
            <tbody role="rowgroup">
              @for (each of missing().sectors; track each.sector.id) {
                <tr role="row" [class.not-heard]="each.isMissing">
                  <th scope="row" role="rowheader">
                    <sp-sector-mark [sector]="each.sector" [showName]="true" />
                  </th>
                  <td role="cell">
                    <span class="of" aria-hidden="true">Joined: </span>{{ people(each.joined) }}
                  </td>
                  <td role="cell">
                    <span class="of" aria-hidden="true">Heard: </span
                    >{{ each.isMissing ? 'nobody yet' : people(each.heard) }}
                  </td>
                </tr>
              }
            </tbody>
          </table>
        </div>
      }
      @if (debates().length) {
        <h3>Not heard in these debates</h3>
        <ul>
          @for (debate of debates(); track debate.debateId) {
            <li>
              <a [routerLink]="['/debates', debate.debateId]">{{ debate.title }}</a>: {{ debate.names }}
            </li>
          }
        </ul>
      }
      @if (places(); as where) {
        <h3>From which places</h3>
        <p class="measure">{{ inPlaces(where) }}</p>
        @if (where.at) {
          <div class="folding">
            <table role="table">
              <caption class="visually-hidden">
                People who said or voted anything, by where they say they are
              </caption>
              <thead role="rowgroup">
                <tr role="row">
                  <th scope="col" role="columnheader">Place</th>
                  <th scope="col" role="columnheader">Heard</th>
                </tr>
              </thead>
              <tbody role="rowgroup">
                @for (each of where.places; track each.place.id) {
                  <tr role="row" [class.not-heard]="each.heard === 'few'">
                    <th scope="row" role="rowheader">{{ each.place.name }}</th>
                    <td role="cell">
                      <span class="of" aria-hidden="true">Heard: </span>{{ heardInWords(each.heard) }}
                    </td>
                  </tr>
                }
              </tbody>
            </table>
          </div>
        }
      }
      <ng-content />
    </section>
  `,
  styles: `
    table {
      max-inline-size: 44rem;
    }
    th[scope='row'] {
      font-weight: 640;
    }
    /* One line under the whole row: dashes of cells side by side would not meet. */
    .not-heard {
      border-block-end: var(--stroke) dashed var(--ink);
    }
    .not-heard td:last-child {
      font-weight: 640;
    }
  `,
})
export class SpMissing {
  readonly missing = input.required<MissingVoices>();
  /** Null where nobody is asked where they are. */
  readonly places = input.required<PlacesHeard | null>();

  protected readonly people = peopleOrFew;
  protected readonly inPlaces = placesInWords;
  protected readonly heardInWords = placeHeardInWords;
  protected readonly sentence = computed(() => missingInWords(this.missing()));
  protected readonly debates = computed(() =>
    this.missing().debates.map(({ debateId, title, missing }) => ({
      debateId,
      title,
      names: listed(missing.map(({ name }) => name)),
    })),
  );
}
