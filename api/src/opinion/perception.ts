import { bands, type PerceptionGap, type SamePageStatement, type Sector } from '@samepage/contracts';
import { leastEver } from '@samepage/opinion';
import { answerTo, type GuessRow } from './guess-rows';
import { peopleOf } from './missing-voices';

/**
 * How far people of one sector were out about another. In steps of guesses by five people and to half a band, so that
 * nobody's new guesses change what is shown by themselves. What was asked again counts as it was each time.
 */
export function perceptionGaps(
  guesses: readonly GuessRow[],
  statements: readonly SamePageStatement[],
  sectors: readonly Sector[],
): PerceptionGap[] {
  const each = statements.flatMap((statement) => [statement, ...statement.before]);
  const byId = new Map(each.map((one) => [one.statementId, one]));
  const out = guesses.flatMap(({ membershipId, from, statementId, sectorId, guess }) => {
    const was = answerTo(byId.get(statementId), sectorId);
    if (was === undefined) return [];
    return [{ membershipId, from, about: sectorId, out: bands.indexOf(guess) - bands.indexOf(was) }];
  });
  return sectors.flatMap((from) =>
    sectors.flatMap((about): PerceptionGap[] => {
      const its = out.filter((each) => each.from === from.id && each.about === about.id);
      const taken = inSteps(its);
      const size = peopleOf(taken.length);
      if (taken.length === 0 || size === null) return [];
      const mean = taken.reduce((sum, each) => sum + each.out, 0) / taken.length;
      return [{ from, about, guesses: size, out: Math.round(mean * 2) / 2 + 0 }];
    }),
  );
}

/** As many as make whole steps, each of guesses by at least five people, in the order in which they were made. */
function inSteps<Guess extends { readonly membershipId: string }>(guesses: readonly Guess[]): Guess[] {
  const people = new Set<string>();
  let whole = 0;
  for (const [index, { membershipId }] of guesses.entries()) {
    people.add(membershipId);
    if (people.size < leastEver) continue;
    people.clear();
    whole = index + 1;
  }
  return guesses.slice(0, whole);
}
