import { below, type Chance } from '../chance';
import { axesOf } from '../polis/axes';
import type { Centred } from '../polis/centred';

/** Whether people differ along one line more than votes do that have nothing to do with each other. */
export interface AxisTest {
  /** What share of all difference the first axis explains. */
  readonly share: number;
  /** How likely as large a share is by chance alone. */
  readonly p: number;
  /** The same after each person's mean vote is taken away: small where it is not only that some say yes to more. */
  readonly pWithoutYesSaying: number;
}

/** A share is as exact as the square of this. */
const tolerance = 1e-2;

/**
 * A permutation test (Horn's parallel analysis with permuted votes, Buja and Eyuboglu 1992): the votes on each
 * statement are dealt anew among those who voted on it. p = (1 + as large)/(1 + rounds).
 */
export function testAxis(centred: Centred, chance: Chance, rounds: number): AxisTest {
  const share = firstShare(centred);
  const without = firstShare(centred.withoutYesSaying());
  const entries = byStatement(centred);
  let asLarge = 0;
  let asLargeWithout = 0;
  for (let round = 0; round < rounds; round += 1) {
    const dealt = centred.with(dealtAnew(centred.values, entries, chance));
    if (firstShare(dealt) >= share) asLarge += 1;
    if (firstShare(dealt.withoutYesSaying()) >= without) asLargeWithout += 1;
  }
  return {
    share,
    p: (1 + asLarge) / (1 + rounds),
    pWithoutYesSaying: (1 + asLargeWithout) / (1 + rounds),
  };
}

function firstShare(centred: Centred): number {
  return axesOf(centred, { tolerance, wanted: 1 }).shares[0];
}

/** The entries of each statement. */
function byStatement({ statements, columns }: Centred): number[][] {
  const entries = Array.from({ length: statements }, (): number[] => []);
  columns.forEach((column, entry) => entries[column]!.push(entry));
  return entries;
}

/** Every statement keeps its votes and its voters, and so its mean; who of them voted how is chance. */
function dealtAnew(values: Float64Array, statements: readonly number[][], chance: Chance): Float64Array {
  const dealt = Float64Array.from(values);
  for (const entries of statements) {
    for (let last = entries.length - 1; last > 0; last -= 1) {
      const other = below(chance, last + 1);
      const [one, two] = [entries[last]!, entries[other]!];
      [dealt[one], dealt[two]] = [dealt[two]!, dealt[one]!];
    }
  }
  return dealt;
}
