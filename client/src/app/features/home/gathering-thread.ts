import { Component } from '@angular/core';
import { inkOf, markPaths, type MarkName } from '@samepage/ui';

/** Where each mark lies before the line gathers it: x, y, size and a turn, by hand. */
const scattered: readonly (readonly [MarkName, number, number, number, number])[] = [
  ['disc', 30, 52, 3.4, 0],
  ['square', 128, 14, 3, -8],
  ['triangle', 96, 128, 3.2, 6],
  ['wave', 214, 92, 3.6, -4],
  ['leaf', 250, 8, 3.2, 10],
  ['cross', 10, 146, 3, 8],
  ['ring', 168, 196, 3.4, 0],
];

/** Voices of every shape on one drawn line that ends in a page. It says nothing the words beside it do not say. */
@Component({
  selector: 'sp-gathering-thread',
  template: `
    <svg viewBox="0 0 460 330" aria-hidden="true">
      <path
        class="line"
        d="M54 78C86 20 132 18 152 40s-60 70-32 108 84-48 122-36 66-62 34-82-70 40-24 92-82 66-60 104-110-6-150-50 6 86 96 92 168 4 206-30"
      />
      <path class="under" d="M312 176l112-6 6 130-112 6z" />
      <path class="over" d="M330 194l112-6 6 130-112 6z" />
      <path class="words" d="M350 218l72-4M351 240l74-4M352 262l66-3M353 284l40-2" />
      @for (mark of marks; track mark.name) {
        <path [attr.d]="mark.path" [attr.transform]="mark.place" [style.fill]="mark.ink" />
      }
    </svg>
  `,
  styles: `
    :host {
      display: block;
    }
    svg {
      inline-size: 100%;
      block-size: auto;
      overflow: visible;
    }
    .line {
      fill: none;
      stroke: var(--spot-line);
      stroke-width: 4;
      stroke-linecap: round;
    }
    .under {
      fill: var(--spot-fill);
    }
    .over {
      fill: var(--sheet);
      stroke: var(--ink);
      stroke-width: 3;
    }
    .words {
      fill: none;
      stroke: var(--ink);
      stroke-width: 5;
    }
  `,
})
export class SpGatheringThread {
  protected readonly marks = scattered.map(([name, x, y, size, turn], index) => ({
    name,
    path: markPaths[name],
    ink: inkOf(index + 1),
    place: `translate(${x} ${y}) rotate(${turn}) scale(${size})`,
  }));
}
