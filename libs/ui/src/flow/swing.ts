import { Component, computed, input } from '@angular/core';
import type { MotionTally, Swing, SwingPart } from '@samepage/contracts';
import { SpSectorMark } from '../sector/sector-mark';
import { SpFlow } from './flow';
import { swingSentence } from './swing-words';

/**
 * What a debate moved: a sentence, the flow from the opening to the closing vote for everyone and for each sector,
 * and the same as a table. With `forStage` the table is for screen readers only.
 */
@Component({
  selector: 'sp-swing',
  imports: [SpFlow, SpSectorMark],
  template: `
    <p class="sentence">{{ sentence() }}</p>
    <div class="drawings">
      @if (flows(); as flows) {
        <figure class="all">
          <sp-flow [flows]="flows" />
          <figcaption><span>Before</span><span>After</span></figcaption>
        </figure>
      }
      @if (sectors().length) {
        <ul role="list">
          @for (part of sectors(); track part.sector?.id) {
            <li>
              <p class="sector">
                @if (part.sector; as sector) {
                  <sp-sector-mark [sector]="sector" [showName]="true" />
                }
              </p>
              <sp-flow [flows]="part.flows ?? []" [isSmall]="true" />
            </li>
          }
        </ul>
      }
    </div>
    @if (isPartly()) {
      <p class="withheld">Ways that fewer than {{ swing().least }} people went are not drawn.</p>
    }
    @if (rows().length && withheld().length) {
      <p class="withheld">Too few to show without pointing at someone: {{ withheld().join(', ') }}.</p>
    }
    @if (rows().length) {
      <div
        [class]="forStage() ? 'visually-hidden' : 'table'"
        [attr.role]="forStage() ? null : 'group'"
        [attr.aria-label]="forStage() ? null : 'Table'"
        [attr.tabindex]="forStage() ? null : 0"
      >
        <table>
          <caption>
            How people voted before and after
          </caption>
          <thead>
            <tr>
              <th scope="col">Who</th>
              @for (column of columns; track column) {
                <th scope="col">{{ column }}</th>
              }
            </tr>
          </thead>
          <tbody>
            @for (part of rows(); track $index) {
              <tr>
                <th scope="row">{{ part.sector?.name ?? 'Everyone' }}</th>
                @for (cell of cells(part); track $index) {
                  <td>{{ cell }}</td>
                }
              </tr>
            }
          </tbody>
        </table>
      </div>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: var(--space-4);
    }
    p {
      max-inline-size: none;
    }
    .sentence {
      font-size: 1.15em;
      font-weight: 640;
      max-inline-size: none;
    }
    .drawings {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-5) var(--space-6);
      align-items: flex-start;
    }
    figure {
      flex: 2 1 22rem;
      max-inline-size: 44rem;
      margin: 0;
    }
    figcaption {
      display: flex;
      justify-content: space-between;
      font-weight: 640;
    }
    ul {
      flex: 1 1 18rem;
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(min(100%, 13rem), 1fr));
      gap: var(--space-4);
    }
    li {
      margin: 0;
    }
    .sector {
      font-weight: 640;
    }
    .withheld {
      color: var(--ink-soft);
    }
    .table {
      overflow-x: auto;
    }
    :host(.for-stage) ul {
      grid-template-columns: repeat(auto-fill, minmax(min(100%, 24vmin), 1fr));
    }
    :host(.for-stage) figure {
      flex: none;
      inline-size: min(100%, 56vmin);
    }
  `,
  host: { '[class.for-stage]': 'forStage()' },
})
export class SpSwing {
  readonly swing = input.required<Swing>();
  readonly forStage = input(false);

  protected readonly columns = [
    'For before',
    'Against before',
    'Unsure before',
    'For after',
    'Against after',
    'Unsure after',
  ];
  protected readonly sentence = computed(() => swingSentence(this.swing()));
  /** Of everyone; null where nothing of it can be drawn. */
  protected readonly flows = computed(() => {
    const { flows } = this.swing().all;
    return flows?.some(({ people }) => people) ? flows : null;
  });
  private readonly isAnyShown = computed(() =>
    [this.swing().all, ...this.swing().sectors].some(
      ({ before, after }) => before !== null || after !== null,
    ),
  );
  protected readonly sectors = computed(() =>
    this.swing().sectors.filter(({ flows }) => flows?.some(({ people }) => people)),
  );
  protected readonly isPartly = computed(() =>
    [this.flows(), ...this.sectors().map(({ flows }) => flows)].some((flows) =>
      flows?.some(({ people }) => people === null),
    ),
  );
  protected readonly rows = computed(() =>
    this.isAnyShown() ? [this.swing().all, ...this.swing().sectors] : [],
  );
  protected readonly withheld = computed(() =>
    this.swing().sectors.flatMap(({ sector, before, after }) =>
      sector && (!before || !after) ? [sector.name] : [],
    ),
  );

  protected cells({ before, after }: SwingPart): string[] {
    return [...cellsOf(before), ...cellsOf(after)];
  }
}

function cellsOf(tally: MotionTally | null): string[] {
  return tally ? [tally.for, tally.against, tally.unsure].map(String) : ['too few', 'too few', 'too few'];
}
