import type { Choice, DebateStatement, Tally } from '@samepage/contracts';
import { chance } from './chance';

export interface VotesSoFar {
  /** How many voted on each statement. */
  readonly counts: Readonly<Record<string, number>>;
  /** How, where that is shown. */
  readonly tallies: Readonly<Record<string, Tally>>;
  /** What this person answered. */
  readonly mine: Readonly<Record<string, Choice>>;
}

/**
 * The statements this person has not answered, first those where a vote tells most: few votes, then divided ones.
 * Among those much the same the order is each person's own, so that votes spread over all of them, and it stays as
 * it is while other statements come in.
 */
export function votingOrder(
  statements: readonly DebateStatement[],
  { counts, tallies, mine }: VotesSoFar,
  seed: string,
): DebateStatement[] {
  return statements
    .filter((each) => isVotable(each) && mine[each.id] === undefined)
    .map((statement) => ({
      statement,
      votes: sizeOf(counts[statement.id] ?? 0),
      agreed: agreement(tallies[statement.id]),
      own: chance(`${seed} ${statement.id}`)(),
    }))
    .sort((one, other) => one.votes - other.votes || one.agreed - other.agreed || one.own - other.own)
    .map(({ statement }) => statement);
}

/** Whether people can vote on a statement at all: not on one that was hidden, withdrawn or said anew. */
export function isVotable({ kind, hidden, withdrawn, recast }: DebateStatement): boolean {
  return kind === 'statement' && !hidden && !withdrawn && !recast;
}

/** 0 for none, then 1 or 2, 3 to 6, 7 to 14 and so on: counts of one size are much the same. */
function sizeOf(count: number): number {
  return Math.floor(Math.log2(count + 1));
}

/** From 0 where as many agree as disagree to 4 where all are of one mind; in the middle where nobody may know. */
function agreement(tally: Tally | undefined): number {
  const { agree, disagree } = tally ?? { agree: 0, disagree: 0 };
  return agree + disagree === 0 ? 2 : Math.round((Math.abs(agree - disagree) / (agree + disagree)) * 4);
}
