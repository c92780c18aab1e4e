import { Component, computed, input } from '@angular/core';
import type { MotionTally, Swing, SwingPart } from '@samepage/contracts';
import { SpSectorMark } from '../sector/sector-mark';
import { SpFlow } from './flow';
import { SpSwingBars } from './swing-bars';
import { swingSentence } from './swing-words';

/**
 * What a debate moved: a sentence, the flow from the opening to the closing vote for everyone and for each sector,
 * and the same as a table. With `forStage` the table is for screen readers only.
 */
@Component({
  selector: 'sp-swing',
  imports: [SpFlow, SpSectorMark, SpSwingBars],
  template: `
    <p class="sentence">{{ sentence() }}</p>
    <div class="drawings">
      @if (flows(); as flows) {
        <figure class="all">
          <sp-flow [flows]="flows" [forStage]="forStage()" />
          <figcaption><span>Before</span><span>After</span></figcaption>
        </figure>
      }
      @if (forStage() && bars().length) {
        <sp-swing-bars [parts]="bars()" [class.alone]="bars().length === 1" />
      } @else if (!forStage() && sectors().length) {
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
      <p class="withheld">Not shown, so that nobody is pointed at: {{ withheld().join(', ') }}.</p>
    }
    @if (rows().length) {
      <div [class]="forStage() ? 'visually-hidden' : 'folding'">
        <table role="table">
          <caption>
            How people voted before and after
          </caption>
          <thead role="rowgroup">
            <tr role="row">
              <th scope="col" role="columnheader">Who</th>
              @for (column of columns; track column) {
                <th scope="col" role="columnheader">{{ column }}</th>
              }
            </tr>
          </thead>
          <tbody role="rowgroup">
            @for (part of rows(); track $index) {
              <tr role="row">
                <th scope="row" role="rowheader">{{ part.sector?.name ?? 'Everyone' }}</th>
                @if (part.before === null && part.after === null) {
                  <td role="cell" class="few" colspan="6">not shown</td>
                } @else {
                  @for (cell of cells(part); track $index) {
                    <td role="cell">
                      <span class="of" aria-hidden="true">{{ columns[$index] }}</span> {{ cell }}
                    </td>
                  }
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
      flex: 1.3 1 22rem;
      max-inline-size: 44rem;
      margin: 0;
    }
    figcaption {
      display: flex;
      justify-content: space-between;
      font-weight: 640;
    }
    ul {
      flex: 1 1 20rem;
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(min(100%, 15rem), 1fr));
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
    /* Folded, each number of everyone and of each sector stands under what it is. */
    @container (width < 34rem) {
      .folding tr {
        display: grid;
        grid-template-columns: repeat(3, minmax(0, 1fr));
        gap: var(--space-1) var(--space-3);
        padding-block: var(--space-3);
      }
      th[scope='row'],
      .few {
        grid-column: 1 / -1;
      }
      .folding .of {
        display: block;
        font-size: var(--text-small);
        line-height: 1.2;
      }
    }
    @container (width < 15rem) {
      .folding tr {
        grid-template-columns: minmax(0, 1fr);
      }
    }
    :host(.for-stage) sp-swing-bars {
      font-size: 1.12em;
    }
    :host(.for-stage) .alone {
      font-size: 1.4em;
    }
    :host(.for-stage) figure:only-child {
      max-inline-size: 100vmin;
    }
    :host(.for-stage) .drawings {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 52vmin), 1fr));
      gap: 3vmin 7vmin;
    }
    :host(.for-stage) .sentence {
      font-size: 1em;
    }
    :host(.for-stage) figure {
      max-inline-size: none;
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
  /** Of each sector that can be shown; of everyone where there is none. */
  protected readonly bars = computed(() => {
    const { all, sectors } = this.swing();
    const told = ({ before, after }: SwingPart) => before !== null && after !== null;
    return sectors.some(told) ? sectors.filter(told) : [all].filter(told);
  });
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
  return tally
    ? [tally.for, tally.against, tally.unsure].map(String)
    : ['not shown', 'not shown', 'not shown'];
}
