import { chance } from '../chance';
import type { Centred } from './centred';
import { eigenOf } from './eigen';

/** The two directions along which people differ most (the first two principal components of the votes). */
export interface Axes {
  /** How much each statement pulls along each axis. Each is of length 1, or 0 where there is no such axis. */
  readonly loadings: readonly [Float64Array, Float64Array];
  /** How much of all difference each axis explains, from 0 to 1. */
  readonly shares: readonly [number, number];
}

export interface AxesOptions {
  /** The axes as they were: the search begins there, and axes keep their direction. Of the same statements. */
  readonly before?: Axes;
  /** How far an axis may be from exact, of the largest spread. */
  readonly tolerance?: number;
}

/** What the search carries along beside the two it is for: the more, the fewer rounds. */
const width = 8;
/** A matrix with two axes that explain the same never settles; which of them is first means nothing there. */
const mostRounds = 500;

/**
 * Block power iteration with a Rayleigh–Ritz step (Golub and Van Loan, Matrix Computations, 8.2.4): exact, where Polis
 * stops after a hundred rounds of plain power iteration. Without axes from before, an axis points to where its largest
 * loading is positive.
 */
export function axesOf(votes: Centred, { before, tolerance = 1e-9 }: AxesOptions = {}): Axes {
  const { statements, total } = votes;
  const columns = Math.min(width, statements);
  let block = orthonormal(beginning(statements, columns, before), columns);
  let found: { values: readonly number[]; block: Float64Array } = { values: [], block };
  for (let round = 0; round < mostRounds && total > 0; round += 1) {
    const spread = votes.spread(block, columns);
    const { values, vectors } = eigenOf(inner(block, spread, columns), columns);
    found = { values, block: turned(block, vectors, columns) };
    const next = turned(spread, vectors, columns);
    const apart = distance(found.block, next, values, Math.min(2, columns));
    if (apart <= tolerance * Math.max(values[0] ?? 0, Number.MIN_VALUE)) break;
    block = orthonormal(next, columns);
  }
  const axis = (index: 0 | 1): Float64Array => {
    if (!((found.values[index] ?? 0) > total * 1e-12)) return new Float64Array(statements);
    const loadings = Float64Array.from(
      { length: statements },
      (_, row) => found.block[row * columns + index]!,
    );
    return pointed(loadings, before?.loadings[index]);
  };
  const share = (index: 0 | 1): number => (total > 0 ? Math.max(0, found.values[index] ?? 0) / total : 0);
  return { loadings: [axis(0), axis(1)], shares: [share(0), share(1)] };
}

/** Where the search begins: the axes from before, and chance that is the same every time. */
function beginning(rows: number, columns: number, before: Axes | undefined): Float64Array {
  const next = chance(1);
  const block = Float64Array.from({ length: rows * columns }, () => next() - 0.5);
  for (const [index, loadings] of (before?.loadings ?? []).entries()) {
    if (loadings.length !== rows || index >= columns || loadings.every((each) => each === 0)) continue;
    for (let row = 0; row < rows; row += 1) block[row * columns + index] = loadings[row]!;
  }
  return block;
}

/** Gram and Schmidt, twice, which is enough (Kahan). A column that depends on those before it becomes nothing. */
function orthonormal(block: Float64Array, columns: number): Float64Array {
  const rows = block.length / columns;
  for (let column = 0; column < columns; column += 1) {
    const first = length(block, column, columns);
    for (let pass = 0; pass < 2; pass += 1) {
      for (let other = 0; other < column; other += 1) {
        let shared = 0;
        for (let row = 0; row < rows; row += 1) {
          shared += block[row * columns + column]! * block[row * columns + other]!;
        }
        for (let row = 0; row < rows; row += 1) {
          block[row * columns + column]! -= shared * block[row * columns + other]!;
        }
      }
    }
    const left = length(block, column, columns);
    const scale = left > first * 1e-12 ? 1 / left : 0;
    for (let row = 0; row < rows; row += 1) block[row * columns + column]! *= scale;
  }
  return block;
}

function length(block: Float64Array, column: number, columns: number): number {
  let sum = 0;
  for (let at = column; at < block.length; at += columns) sum += block[at]! ** 2;
  return Math.sqrt(sum);
}

/** BᵀS, columns × columns. */
function inner(block: Float64Array, spread: Float64Array, columns: number): Float64Array {
  const result = new Float64Array(columns * columns);
  for (let at = 0; at < block.length; at += columns) {
    for (let one = 0; one < columns; one += 1) {
      for (let other = 0; other < columns; other += 1) {
        result[one * columns + other]! += block[at + one]! * spread[at + other]!;
      }
    }
  }
  return result;
}

/** BV. */
function turned(block: Float64Array, vectors: Float64Array, columns: number): Float64Array {
  const result = new Float64Array(block.length);
  for (let at = 0; at < block.length; at += columns) {
    for (let one = 0; one < columns; one += 1) {
      for (let other = 0; other < columns; other += 1) {
        result[at + other]! += block[at + one]! * vectors[one * columns + other]!;
      }
    }
  }
  return result;
}

/** How far the first so many are from directions that a further round would only stretch. */
function distance(
  found: Float64Array,
  next: Float64Array,
  values: readonly number[],
  wanted: number,
): number {
  const columns = values.length;
  let most = 0;
  for (let index = 0; index < wanted; index += 1) {
    let sum = 0;
    for (let at = index; at < found.length; at += columns)
      sum += (next[at]! - values[index]! * found[at]!) ** 2;
    most = Math.max(most, Math.sqrt(sum));
  }
  return most;
}

/** An axis has no direction of its own. */
function pointed(loadings: Float64Array, before: Float64Array | undefined): Float64Array {
  const along = before?.length === loadings.length ? before : undefined;
  const direction = along
    ? loadings.reduce((sum, each, row) => sum + each * along[row]!, 0)
    : loadings.reduce((largest, each) => (Math.abs(each) > Math.abs(largest) + 1e-9 ? each : largest), 0);
  return direction < 0 ? loadings.map((each) => -each) : loadings;
}
