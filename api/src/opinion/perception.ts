import { bands, type PerceptionGap, type SamePageStatement, type Sector } from '@samepage/contracts';
import { leastEver } from '@samepage/opinion';
import { answerTo, type GuessRow } from './guess-rows';
import { peopleOf } from './missing-voices';

/**
 * How far people of one sector were out about another. From five guesses by five people on, in steps of five guesses
 * and to half a band, so that no new guess changes what is shown by itself.
 */
export function perceptionGaps(
  guesses: readonly GuessRow[],
  statements: readonly SamePageStatement[],
  sectors: readonly Sector[],
): PerceptionGap[] {
  const byId = new Map(statements.map((each) => [each.statementId, each]));
  const out = guesses.flatMap(({ membershipId, from, statementId, sectorId, guess }) => {
    const was = answerTo(byId.get(statementId), sectorId);
    if (was === undefined) return [];
    return [{ membershipId, from, about: sectorId, out: bands.indexOf(guess) - bands.indexOf(was) }];
  });
  return sectors.flatMap((from) =>
    sectors.flatMap((about): PerceptionGap[] => {
      const its = out.filter((each) => each.from === from.id && each.about === about.id);
      const taken = its.slice(0, its.length - (its.length % leastEver));
      const people = new Set(taken.map(({ membershipId }) => membershipId));
      const size = peopleOf(taken.length);
      if (people.size < leastEver || size === null) return [];
      const mean = taken.reduce((sum, each) => sum + each.out, 0) / taken.length;
      return [{ from, about, guesses: size, out: Math.round(mean * 2) / 2 + 0 }];
    }),
  );
}
