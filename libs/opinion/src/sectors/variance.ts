import { chance, shuffle, type Chance } from '../chance';
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

/** Votes of people who were together. */
export interface VotingRoom {
  readonly votes: Votes;
  readonly sectorsOf: SectorsOf;
  /** Which sectors count on which statements (columns), of those with enough answers. Unless told, all. */
  readonly counts?: ((sector: string, column: number) => boolean) | undefined;
}

export interface ShuffleOptions {
  /** How many answers a sector needs on a statement to be counted there. */
  readonly least: number;
  readonly seed: number;
  readonly shuffles?: number | undefined;
}
export type VarianceOptions = ShuffleOptions & Pick<VotingRoom, 'counts'>;

/** The same of one room. */
export function betweenSectors(
  votes: Votes,
  sectorsOf: SectorsOf,
  { counts, ...options }: VarianceOptions,
): BetweenSectors | null {
  return betweenSectorsIn([{ votes, sectorsOf, counts }], options);
}

/**
 * R² = Σ_j SSB_j / Σ_j SST_j over statements j of all rooms where at least two sectors have `least` answers, of votes -1,
 * 0 and 1 in those sectors (research §5.3). Someone of several sectors is counted once in each, in SSB and in SST alike. A
 * shuffle deals the people's sets of sectors out anew, within each room, among those who have any: who holds two sectors
 * hands both on to the same person, so that sectors overlap as they did, and each person's votes stay together. Null where
 * no statement has two such sectors, or nobody differs.
 */
export function betweenSectorsIn(
  rooms: readonly VotingRoom[],
  { least, seed, shuffles = 499 }: ShuffleOptions,
): BetweenSectors | null {
  const all = rooms.map((room) => new RoomOfSectors(room, least));
  const { between, total, statements } = sumOf(all.map((room) => room.squares()));
  const r2 = between / total;
  if (statements === 0 || Number.isNaN(r2)) return null;
  const next = chance(seed);
  const shuffled = Array.from({ length: shuffles }, () => {
    const dealt = sumOf(all.map((room) => room.squares(next)));
    return dealt.between / dealt.total;
  }).filter((each) => !Number.isNaN(each));
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

/** Sums of squares: between sectors, and of all votes. */
interface Squares {
  readonly between: number;
  readonly total: number;
  readonly statements: number;
}

function sumOf(squares: readonly Squares[]): Squares {
  return squares.reduce(
    (sum, each) => ({
      between: sum.between + each.between,
      total: sum.total + each.total,
      statements: sum.statements + each.statements,
    }),
    { between: 0, total: 0, statements: 0 },
  );
}

class RoomOfSectors {
  private readonly votes: Votes;
  /** Those who have sectors, and which. */
  private readonly rows: readonly number[];
  private readonly held: readonly (readonly number[])[];
  private readonly doesCount: readonly (readonly boolean[])[];

  constructor(
    { votes, sectorsOf, counts = () => true }: VotingRoom,
    private readonly least: number,
  ) {
    const sectors = knownSectors(sectorsOf);
    const indexOf = new Map(sectors.map((sector, index) => [sector, index]));
    this.votes = votes;
    this.rows = votes.people.flatMap((person, row) => (sectorsOf.get(person)?.length ? [row] : []));
    this.held = this.rows.map((row) =>
      [...new Set(sectorsOf.get(votes.people[row] ?? ''))].map((sector) => indexOf.get(sector) ?? 0),
    );
    this.doesCount = votes.statements.map((_, column) => sectors.map((sector) => counts(sector, column)));
  }

  /** With a chance, of sectors as they are dealt out anew. */
  squares(next?: Chance): Squares {
    const held = next ? shuffle([...this.held], next) : this.held;
    let between = 0;
    let total = 0;
    let statements = 0;
    for (const [column, its] of this.doesCount.entries()) {
      const cells = this.cellsOf(column, its.length, held);
      const counted = cells.filter(({ n }, sector) => n >= Math.max(1, this.least) && its[sector]);
      if (counted.length < 2) continue;
      statements += 1;
      const n = counted.reduce((sum, cell) => sum + cell.n, 0);
      const mean = counted.reduce((sum, cell) => sum + cell.sum, 0) / n;
      between += counted.reduce((sum, cell) => sum + cell.n * (cell.sum / cell.n - mean) ** 2, 0);
      total += counted.reduce((sum, cell) => sum + cell.squares, 0) - n * mean ** 2;
    }
    return { between, total, statements };
  }

  private cellsOf(
    column: number,
    sectors: number,
    held: readonly (readonly number[])[],
  ): { n: number; sum: number; squares: number }[] {
    const cells = Array.from({ length: sectors }, () => ({ n: 0, sum: 0, squares: 0 }));
    for (const [index, row] of this.rows.entries()) {
      const vote = this.votes.at(row, column);
      if (vote === blank) continue;
      for (const sector of held[index] ?? []) {
        const cell = cells[sector];
        if (!cell) continue;
        cell.n += 1;
        cell.sum += vote;
        cell.squares += vote * vote;
      }
    }
    return cells;
  }
}
