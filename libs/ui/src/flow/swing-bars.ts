import { Component, computed, input } from '@angular/core';
import type { MotionTally, SwingPart } from '@samepage/contracts';
import { SpSectorMark } from '../sector/sector-mark';

/** How many sectors a room can compare. */
const readable = 3;

/** How far a sector moved: everyone who stands elsewhere now, as a share of those who voted. */
function way({ before, after }: SwingPart): number {
  if (!before || !after) return 0;
  const moved = (['for', 'against', 'unsure'] as const).map((stand) =>
    Math.abs(after[stand] - before[stand]),
  );
  return (
    moved.reduce((sum, people) => sum + people) / Math.max(1, before.for + before.against + before.unsure)
  );
}

/**
 * How each sector stood before and after, as two bars, for a room to compare: those that moved furthest first. For the
 * eye only, as the drawing beside it: a table says the same.
 */
@Component({
  selector: 'sp-swing-bars',
  imports: [SpSectorMark],
  template: `
    <p class="key">
      <span><i class="for"></i>For</span> <span><i class="against"></i>Against</span>
      <span><i class="unsure"></i>Unsure</span>
    </p>
    <ul role="list">
      @for (part of shown(); track part.sector?.id) {
        <li>
          <p class="sector">
            @if (part.sector; as sector) {
              <sp-sector-mark [sector]="sector" [showName]="true" />
            } @else {
              Everyone
            }
          </p>
          @for (vote of votes(part); track vote.when) {
            <span class="when">{{ vote.when }}</span>
            <span class="bar">
              @for (stand of vote.stands; track stand.name) {
                <span [class]="stand.name" [style.flex-grow]="stand.people"
                  ><b>{{ stand.people }}</b></span
                >
              }
            </span>
          }
        </li>
      }
    </ul>
    @if (more(); as more) {
      <p>{{ more === 1 ? '1 more sector is' : more + ' more sectors are' }} in the replay.</p>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: 0.6em;
    }
    p {
      max-inline-size: none;
    }
    .key {
      display: flex;
      flex-wrap: wrap;
      gap: 0 1.4em;
    }
    .key span {
      display: inline-flex;
      align-items: center;
      gap: 0.4em;
    }
    .key i {
      inline-size: 0.9em;
      block-size: 0.9em;
      border: 0.1em solid var(--ink);
    }
    ul {
      display: flex;
      flex-direction: column;
      gap: 0.8em;
    }
    li {
      display: grid;
      grid-template-columns: minmax(0, 7em) auto minmax(0, 1fr);
      gap: 0.15em 0.6em;
      align-items: center;
      margin: 0;
      max-inline-size: none;
    }
    .sector {
      grid-row: span 2;
      font-weight: 640;
      line-height: 1.15;
    }
    :host(.alone) li {
      grid-template-columns: auto minmax(0, 1fr);
    }
    :host(.alone) .sector {
      grid-area: auto / 1 / auto / -1;
    }
    .bar {
      display: flex;
      border: 0.1em solid var(--ink);
    }
    .bar > span {
      flex-basis: 0;
      min-inline-size: 1.4em;
      padding: 0.05em 0.2em;
      text-align: center;
    }
    .bar > span + span {
      border-inline-start: 0.1em solid var(--ink);
    }
    b {
      padding-inline: 0.25em;
      font-family: var(--face-display);
      font-weight: 760;
      font-variant-numeric: tabular-nums lining-nums;
    }
    .for {
      background: var(--ink);
      color: var(--paper);
      print-color-adjust: exact;
    }
    .against {
      background: repeating-linear-gradient(135deg, var(--ink) 0 0.1em, transparent 0.1em 0.4em);
      print-color-adjust: exact;
    }
    .against b {
      background: var(--paper);
    }
    @media (forced-colors: active) {
      .for,
      .against,
      .key i {
        forced-color-adjust: none;
      }
    }
  `,
  host: { 'aria-hidden': 'true' },
})
export class SpSwingBars {
  readonly parts = input.required<readonly SwingPart[]>();

  private readonly sectors = computed(() =>
    this.parts()
      .filter(({ before, after }) => before && after)
      .toSorted((one, other) => way(other) - way(one)),
  );
  protected readonly shown = computed(() => this.sectors().slice(0, readable));
  protected readonly more = computed(() => this.sectors().length - this.shown().length);

  protected votes({ before, after }: SwingPart) {
    return [
      { when: 'Before', stands: standsOf(before) },
      { when: 'After', stands: standsOf(after) },
    ];
  }
}

function standsOf(tally: MotionTally | null) {
  return (['for', 'against', 'unsure'] as const).flatMap((name) => {
    const people = tally?.[name] ?? 0;
    return people ? [{ name, people }] : [];
  });
}
