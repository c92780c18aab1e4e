import { below, type Chance } from '../chance';
import type { Centred } from '../polis/centred';
import { largestShare } from '../polis/largest-spread';

/** Whether people differ along one line more than votes do that have nothing to do with each other. */
export interface AxisTest {
  /** What share of all difference the first axis explains. */
  readonly share: number;
  /** How likely as large a share is by chance alone. */
  readonly p: number;
  /** The same after each person's mean vote is taken away: small where it is not only that some say yes to more. */
  readonly pWithoutYesSaying: number;
}

/** After so many as large by chance, there is no need to go on: p is these among all tries (Besag and Clifford 1991). */
const enough = 10;

/**
 * Two tests by chance. For the first the votes on each statement are dealt anew among those who voted on it (Horn's
 * parallel analysis with permuted votes; Buja and Eyuboglu 1992). For the second what is left of each vote without its
 * statement's and its person's mean is turned to the other side or not as a coin falls, which keeps that some are less
 * of one mind than others (Hong, Sheng and Dobriban, random sign flips, 2020).
 */
export function testAxis(centred: Centred, chance: Chance, rounds: number): AxisTest {
  const entries = byStatement(centred);
  const without = centred.withoutYesSaying();
  return {
    share: largestShare(centred),
    p: chanceOfAsLarge(centred, rounds, () => centred.with(dealtAnew(centred.values, entries, chance))),
    pWithoutYesSaying: chanceOfAsLarge(without, rounds, () =>
      without.with(without.values.map((value) => (chance() < 0.5 ? -value : value))).centredAgain(),
    ),
  };
}

function chanceOfAsLarge(centred: Centred, rounds: number, byChance: () => Centred): number {
  const share = largestShare(centred);
  let asLarge = 0;
  for (let round = 1; round <= rounds; round += 1) {
    if (largestShare(byChance()) >= share) asLarge += 1;
    if (asLarge === enough) return enough / round;
  }
  return (1 + asLarge) / (1 + rounds);
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
