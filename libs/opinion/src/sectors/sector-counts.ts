import { agree, blank, disagree, type Counts, type Votes } from '../votes';

/** The sectors that a person belongs to, by their ids. Whoever belongs to none is in none of the counts. */
export type SectorsOf = ReadonlyMap<string, readonly string[]>;

/** How one sector answered one statement. */
export interface SectorCounts {
  readonly sector: string;
  readonly counts: Counts;
}

/** Every sector that anybody belongs to, in the order of their ids. */
export function knownSectors(sectorsOf: SectorsOf): string[] {
  return [...new Set([...sectorsOf.values()].flat())].sort();
}

/**
 * How each known sector answered one statement, those that did not as well. Someone of several sectors is counted in
 * each of them, so these do not add up to the room's counts.
 */
export function countsBySector(votes: Votes, column: number, sectorsOf: SectorsOf): SectorCounts[] {
  const counts = new Map(
    knownSectors(sectorsOf).map((sector) => [sector, { agree: 0, disagree: 0, pass: 0 }]),
  );
  for (const [row, person] of votes.people.entries()) {
    const vote = votes.at(row, column);
    if (vote === blank) continue;
    const way = vote === agree ? 'agree' : vote === disagree ? 'disagree' : 'pass';
    for (const sector of new Set(sectorsOf.get(person))) {
      const its = counts.get(sector);
      if (its) its[way] += 1;
    }
  }
  return [...counts].map(([sector, its]) => ({ sector, counts: its }));
}

/** How many answered: a pass is an answer. */
export function answersIn({ agree, disagree, pass }: Counts): number {
  return agree + disagree + pass;
}
