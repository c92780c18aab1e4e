import { Component, computed, input } from '@angular/core';
import type { Flow, MotionChoice } from '@samepage/contracts';
import { freshId } from '../ids';

// Not the list of the contracts: it would bring the schema library into every page.
const motionChoices: readonly MotionChoice[] = ['for', 'against', 'unsure'];
const names: Readonly<Record<MotionChoice, string>> = { for: 'For', against: 'Against', unsure: 'Unsure' };
const noVote = 'No vote';
const bar = 14;
/**
 * The drawing's own measures; letters keep their size in it, so that a small one has larger letters, and one for the
 * stage is all letters and bands. `side` is where the figures and names stand, beside the drawing.
 */
const sizes = {
  large: { width: 400, height: 200, gap: 16, side: 92 },
  small: { width: 268, height: 96, gap: 16, side: 92 },
  stage: { width: 400, height: 150, gap: 24, side: 118 },
} as const;

type Stand = MotionChoice | 'none';
const stands: readonly Stand[] = [...motionChoices, 'none'];

export function nameOf(stand: Stand | null): string {
  return stand === null || stand === 'none' ? noVote : names[stand];
}

interface Block {
  readonly stand: Stand;
  readonly people: number;
  readonly y: number;
  readonly height: number;
}

/** Stands stacked from the top, each as high as it has people; those nobody took have no room. */
function stacked(people: ReadonlyMap<Stand, number>, scale: number, gap: number): Block[] {
  let y = 0;
  return stands.flatMap((stand) => {
    const count = people.get(stand) ?? 0;
    if (!count) return [];
    const block = { stand, people: count, y, height: count * scale };
    y += block.height + gap;
    return [block];
  });
}

/**
 * How people moved between two votes, drawn: where they stood before on the left, after on the right, and a band for
 * everyone who went from one to the other. What is too few to show is not drawn; the words beside it say so. The
 * drawing is for the eye only: put a sentence and a table beside it.
 */
@Component({
  selector: 'sp-flow',
  template: `
    <svg [attr.viewBox]="'0 0 ' + size().width + ' ' + drawing().height" aria-hidden="true">
      <defs>
        <pattern
          [attr.id]="id"
          width="7"
          height="7"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <path d="M0 0v7" class="hatch" />
        </pattern>
      </defs>
      @for (band of drawing().bands; track band.key) {
        <path
          [attr.d]="band.d"
          class="band"
          [attr.data-from]="band.from"
          [attr.data-moved]="band.moved || null"
          [attr.fill]="band.from === 'against' ? 'url(#' + id + ')' : null"
        />
      }
      @for (block of drawing().before; track block.stand) {
        <rect [attr.x]="side()" [attr.y]="block.y" [attr.width]="bar" [attr.height]="block.height" />
        <text class="name" text-anchor="end" [attr.x]="side() - 8" [attr.y]="block.y + block.height / 2">
          {{ name(block.stand) }}
          <tspan class="count">{{ block.people }}</tspan>
        </text>
      }
      @for (block of drawing().after; track block.stand) {
        <rect
          [attr.x]="size().width - side() - bar"
          [attr.y]="block.y"
          [attr.width]="bar"
          [attr.height]="block.height"
        />
        <text class="name" [attr.x]="size().width - side() + 8" [attr.y]="block.y + block.height / 2">
          <tspan class="count">{{ block.people }}</tspan>
          {{ name(block.stand) }}
        </text>
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
      print-color-adjust: exact;
    }
    rect {
      fill: var(--ink);
    }
    .hatch {
      stroke: var(--ink);
      stroke-width: 2.5;
    }
    .band {
      stroke: var(--ink);
      stroke-width: 1;
      fill-opacity: 0.55;
    }
    .band[data-from='for'] {
      fill: var(--ink);
      fill-opacity: 0.38;
    }
    .band[data-from='unsure'],
    .band[data-from='none'] {
      fill: none;
    }
    .band[data-from='none'] {
      stroke-dasharray: 3 3;
    }
    text {
      fill: var(--ink);
      font-family: var(--face-read);
      font-size: 15px;
      dominant-baseline: central;
    }
    :host(.for-stage) text {
      font-size: 19px;
    }
    :host(.for-stage) .count {
      font-size: 26px;
    }
    .count {
      font-family: var(--face-display);
      font-size: 19px;
      font-weight: 760;
      font-variant-numeric: tabular-nums lining-nums;
    }
  `,
  host: { '[class.for-stage]': 'forStage()' },
})
export class SpFlow {
  readonly flows = input.required<readonly Flow[]>();
  /** For one of many beside each other. */
  readonly isSmall = input(false);
  /** To be read from ten metres. */
  readonly forStage = input(false);

  protected readonly id = freshId('sp-flow');
  protected readonly bar = bar;
  protected readonly size = computed(
    () => sizes[this.forStage() ? 'stage' : this.isSmall() ? 'small' : 'large'],
  );
  protected readonly side = computed(() => this.size().side);
  protected readonly name = nameOf;
  protected readonly drawing = computed(() => {
    const shown = this.flows().flatMap(({ from, to, people }) =>
      people ? [{ from: from ?? ('none' as const), to: to ?? ('none' as const), people }] : [],
    );
    const total = shown.reduce((sum, { people }) => sum + people, 0);
    const { width, height, gap, side } = this.size();
    const scale = total ? height / total : 0;
    const sum = (of: 'from' | 'to') => {
      const people = new Map<Stand, number>();
      for (const flow of shown) people.set(flow[of], (people.get(flow[of]) ?? 0) + flow.people);
      return people;
    };
    const before = stacked(sum('from'), scale, gap);
    const after = stacked(sum('to'), scale, gap);
    const left = new Map(before.map(({ stand, y }) => [stand, y]));
    const right = new Map(after.map(({ stand, y }) => [stand, y]));
    const inOrder = shown.toSorted(
      (one, other) =>
        stands.indexOf(one.from) - stands.indexOf(other.from) ||
        stands.indexOf(one.to) - stands.indexOf(other.to),
    );
    const bands = inOrder.map(({ from, to, people }) => {
      const thick = people * scale;
      const y1 = left.get(from) ?? 0;
      const y2 = right.get(to) ?? 0;
      left.set(from, y1 + thick);
      right.set(to, y2 + thick);
      return {
        key: `${from}-${to}`,
        from,
        moved: from !== to,
        d: band(side + bar, width - side - bar, y1, y2, thick),
      };
    });
    const bottoms = [...before, ...after].map((block) => block.y + block.height);
    return { before, after, bands, height: Math.max(1, ...bottoms) };
  });
}

function band(from: number, to: number, y1: number, y2: number, thick: number): string {
  const middle = (from + to) / 2;
  return (
    `M${from} ${y1}C${middle} ${y1} ${middle} ${y2} ${to} ${y2}` +
    `V${y2 + thick}C${middle} ${y2 + thick} ${middle} ${y1 + thick} ${from} ${y1 + thick}z`
  );
}
