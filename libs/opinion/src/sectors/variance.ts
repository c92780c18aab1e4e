import { chance, shuffle } from '../chance';
import { blank, type Votes } from '../votes';
import { knownSectors, type SectorsOf } from './sector-counts';

/** How much of how differently people vote goes with their sectors. */
export interface BetweenSectors {
  /** The share of the votes' variance that lies between sectors, 0 to 1. Large by chance alone in a small room. */
  readonly r2: number;
  /** Its mean over shuffles, when sectors mean nothing. */
  readonly r2Shuffled: number;
  /** (r2 - r2Shuffled) / (1 - r2Shuffled): about 0, also below, where sectors mean nothing. */
  readonly r2Adjusted: number;
  /** (1 + shuffles with at least this r2) / (1 + shuffles). */
  readonly p: number;
  /** On how many statements at least two sectors had enough answers. */
  readonly statements: number;
}

export interface VarianceOptions {
  /** How many answers a sector needs on a statement to be counted there. */
  readonly least: number;
  readonly seed: number;
  readonly shuffles?: number;
  /** Which sectors count on which statements (columns), of those with enough answers. Unless told, all. */
  readonly counts?: (sector: string, column: number) => boolean;
  /** Sectors are dealt out anew only among people of whom this is the same. Unless told, among all. */
  readonly among?: (person: string) => string;
}

/**
 * R² = Σ_j SSB_j / Σ_j SST_j over statements j where at least two sectors have `least` answers, of votes -1, 0 and 1
 * in those sectors (research §5.3). Someone of several sectors is counted once in each, in SSB and in SST alike. A
 * shuffle deals the people's sets of sectors out anew among those who have any: who holds two sectors hands both on
 * to the same person, so that sectors overlap as they did, and each person's votes stay together. Null where no
 * statement has two such sectors, or nobody differs.
 */
export function betweenSectors(
  votes: Votes,
  sectorsOf: SectorsOf,
  { least, seed, shuffles = 499, counts = () => true, among = () => '' }: VarianceOptions,
): BetweenSectors | null {
  const sectors = knownSectors(sectorsOf);
  const indexOf = new Map(sectors.map((sector, index) => [sector, index]));
  const rows = votes.people.flatMap((person, row) => (sectorsOf.get(person)?.length ? [row] : []));
  const held = rows.map((row) =>
    [...new Set(sectorsOf.get(votes.people[row] ?? ''))].map((sector) => indexOf.get(sector) ?? 0),
  );
  const doesCount = votes.statements.map((_, column) => sectors.map((sector) => counts(sector, column)));
  const share = (sets: readonly (readonly number[])[]): { r2: number; statements: number } =>
    shareBetween(votes, rows, sets, doesCount, least);

  const { r2, statements } = share(held);
  if (statements === 0 || Number.isNaN(r2)) return null;
  const next = chance(seed);
  const rooms = [
    ...Map.groupBy(held.keys(), (index) => among(votes.people[rows[index] ?? 0] ?? '')).values(),
  ];
  const dealt = (): number[][] => {
    const sets = [...held];
    for (const room of rooms) {
      const others = shuffle(
        room.map((index) => held[index] ?? []),
        next,
      );
      for (const [place, index] of room.entries()) sets[index] = others[place] ?? [];
    }
    return sets;
  };
  const shuffled = Array.from({ length: shuffles }, () => share(dealt()).r2).filter(
    (each) => !Number.isNaN(each),
  );
  const r2Shuffled =
    shuffled.length === 0 ? 0 : shuffled.reduce((sum, each) => sum + each, 0) / shuffled.length;
  return {
    r2,
    r2Shuffled,
    r2Adjusted: r2Shuffled === 1 ? 0 : (r2 - r2Shuffled) / (1 - r2Shuffled),
    // Rounding must not make the same share look smaller.
    p: (1 + shuffled.filter((each) => each >= r2 - 1e-12).length) / (1 + shuffled.length),
    statements,
  };
}

/** Not a number where no vote differs from another. */
function shareBetween(
  votes: Votes,
  rows: readonly number[],
  held: readonly (readonly number[])[],
  doesCount: readonly (readonly boolean[])[],
  least: number,
): { r2: number; statements: number } {
  let between = 0;
  let total = 0;
  let statements = 0;
  for (const [column, its] of doesCount.entries()) {
    const cells = its.map(() => ({ n: 0, sum: 0, squares: 0 }));
    for (const [index, row] of rows.entries()) {
      const vote = votes.at(row, column);
      if (vote === blank) continue;
      for (const sector of held[index] ?? []) {
        const cell = cells[sector];
        if (!cell) continue;
        cell.n += 1;
        cell.sum += vote;
        cell.squares += vote * vote;
      }
    }
    const counted = cells.filter(({ n }, sector) => n >= Math.max(1, least) && its[sector]);
    if (counted.length < 2) continue;
    statements += 1;
    const n = counted.reduce((sum, cell) => sum + cell.n, 0);
    const mean = counted.reduce((sum, cell) => sum + cell.sum, 0) / n;
    between += counted.reduce((sum, cell) => sum + cell.n * (cell.sum / cell.n - mean) ** 2, 0);
    total += counted.reduce((sum, cell) => sum + cell.squares, 0) - n * mean ** 2;
  }
  return { r2: between / total, statements };
}
