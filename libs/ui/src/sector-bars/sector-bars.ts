import { Component, computed, input } from '@angular/core';
import type { SectorPicture, ShownSector, ShownShare } from '@samepage/contracts';
import { freshId } from '../ids';
import { inkOf, markPaths } from '../sector/sector';
import { SpSectorMark } from '../sector/sector-mark';
import { bandScale, sizeInWords } from './band-scale';
import { SpSectorTable } from './sector-table';
import {
  answersInWords,
  findingOf,
  hiddenInWords,
  rowInWords,
  shareInWords,
  type Where,
} from './sector-words';

const sides = [
  { key: 'disagree', name: 'Disagree' },
  { key: 'agree', name: 'Agree' },
  { key: 'pass', name: 'Pass' },
] as const;
type Side = (typeof sides)[number]['key'];

/** What is drawn of a share on a scale of 0 to 100: where it lies, and the block or the point in it. */
interface Bar {
  readonly from: number;
  readonly to: number;
  readonly block: { readonly from: number; readonly width: number } | null;
  readonly point: number | null;
}

/** Disagree grows to the left and the rest to the right, so that the side is told by where a bar stands. */
function barOf(side: Side, { band, from, to, numbers }: ShownShare): Bar {
  const at = (share: number) => (side === 'disagree' ? 100 - share : share);
  const span = (low: number, high: number) => ({
    from: Math.min(at(low), at(high)),
    to: Math.max(at(low), at(high)),
  });
  if (numbers) {
    const { share, low, high } = numbers;
    return { ...span(low * 100, high * 100), block: null, point: at(share * 100) };
  }
  const block = span(bandScale[band].from, bandScale[band].to);
  return {
    ...span(bandScale[from].from, bandScale[to].to),
    block: { from: block.from, width: block.to - block.from },
    point: null,
  };
}

/**
 * How sectors stand on one statement: a sentence, for each sector a bar to the left for disagree, to the right for
 * agree and one apart for pass, the sectors that are hidden and why, and the same as a table. Where a share is known in
 * words only, the words are drawn as a block and no point.
 */
@Component({
  selector: 'sp-sector-bars',
  imports: [SpSectorMark, SpSectorTable],
  templateUrl: './sector-bars.html',
  styleUrl: './sector-bars.css',
})
export class SpSectorBars {
  readonly picture = input.required<SectorPicture>();
  /** What it is about: the statement. */
  readonly label = input.required<string>();
  /** From how many answers on a sector is shown, where it is known. */
  readonly least = input<number | null>(null);
  /** How to read it; one of many on a page has it once. */
  readonly hasKey = input(true);

  /** Of which room its sentence speaks. */
  readonly where = input<Where>('this room');

  protected readonly sides = sides;
  protected readonly hatch = freshId('sp-sector-hatch');
  protected readonly dots = freshId('sp-sector-dots');
  protected readonly ticks = [10, 40, 60, 90];
  protected readonly finding = computed(() => findingOf(this.picture(), this.where()));
  protected readonly hidden = computed(() => hiddenInWords(this.picture().hidden, this.least()));
  protected readonly rows = computed(() =>
    this.picture().sectors.map((shown: ShownSector) => ({
      sector: shown.sector,
      ink: inkOf(shown.sector.ink),
      mark: markPaths[shown.sector.mark],
      answered: `${sizeInWords(shown.answers)} answered`,
      short: answersInWords(shown),
      words: rowInWords(shown),
      cells: sides.map(({ key, name }) => ({
        key,
        name,
        word: shareInWords(shown[key]),
        bar: barOf(key, shown[key]),
      })),
    })),
  );
  protected readonly hasBlocks = computed(() => this.picture().sectors.some(({ agree }) => !agree.numbers));
  protected readonly hasPoints = computed(() => this.picture().sectors.some(({ agree }) => agree.numbers));

  /** The line where the share lies, with its two ends. */
  protected linesOf({ from, to }: Bar) {
    const end = (at: number) => ({ x1: at, x2: at, y1: '28%', y2: '72%' });
    return [{ x1: from, x2: to, y1: '50%', y2: '50%' }, end(from), end(to)];
  }

  protected fill(side: Side, patterned: { hatch: string; dots: string }): string | null {
    if (side === 'agree') return null;
    return `url(#${side === 'disagree' ? patterned.hatch : patterned.dots})`;
  }
}
