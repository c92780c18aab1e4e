import { bridgingOf } from '../bridging/factors';
import { answered, tallies } from '../polis/tally';
import { fromTold } from './blur';
import { recordOf, type Disclosed } from './disclosed';
import { toldVotes } from './told-votes';
import { numbersFrom, sizeOf, type Size } from './words';

/** What bridges by another way of counting, which knows no sectors: `bridgingOf`. */
export interface ShownSecondOpinion {
  /** Of whom it was made, and of how many statements. */
  readonly people: Size;
  readonly statements: number;
  /** The statements that come first, of those that more than half agree with; no score, as that could be reckoned back. */
  readonly first: readonly string[];
}

const fewestStatements = 10;
const most = 5;

/**
 * Made of the told votes of people who are shown, so that `index.ts` promises for it what it promises for sectors. Null
 * with fewer than 20 people or 10 statements: it holds scores back the more, the fewer there are. ADR 14 says how good it is.
 */
export function secondOpinionOf(disclosed: Disclosed): ShownSecondOpinion | null {
  const record = recordOf(disclosed);
  const { votes } = toldVotes(record);
  const counts = tallies(
    votes,
    votes.people.map((_, row) => row),
  );
  const compared = counts.filter((each) => answered(each) > 0).length;
  if (votes.people.length < numbersFrom || compared < fewestStatements) return null;
  const { scores } = bridgingOf(votes);
  const first = votes.statements
    .flatMap(({ id }, column) => {
      const [score, its] = [scores[column], counts[column]!];
      if (score == null || fromTold(its.agree, answered(its)).share <= 0.5) return [];
      return [{ id, score }];
    })
    .sort((one, other) => other.score - one.score)
    .slice(0, most)
    .map(({ id }) => id);
  return { people: sizeOf(votes.people.length, record.level.least), statements: compared, first };
}
