import type { SectorsOf } from '../sectors/sector-counts';
import { Votes, type Cast } from '../votes';
import { editionOf, standingIn, type DisclosedRecord } from './disclosed';

/**
 * Everyone who is shown on any statement that was not taken out, by alias, with the sectors they are shown in there; for
 * this folder alone.
 */
export function toldVotes(record: DisclosedRecord): { votes: Votes; sectorsOf: SectorsOf } {
  const statements = standingIn(record);
  const sectorsOf = new Map<string, string[]>();
  const casts: Cast[] = [];
  for (const statement of statements) {
    const { shown, entries } = editionOf(record, statement);
    const people = new Set<string>();
    for (const [sector, edition] of shown) {
      for (const alias of edition.keys()) {
        people.add(alias);
        const its = sectorsOf.get(alias) ?? [];
        if (!its.includes(sector)) sectorsOf.set(alias, [...its, sector]);
      }
    }
    for (const person of people) {
      const vote = entries.get(person)?.vote;
      if (vote !== undefined) casts.push({ person, statement, vote });
    }
  }
  const people = [...sectorsOf.keys()].sort();
  return {
    votes: Votes.of(
      people,
      statements.map((id) => ({ id })),
      casts,
    ),
    sectorsOf,
  };
}
