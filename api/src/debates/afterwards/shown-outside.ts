import type { MotionStanding, Reactions, Standings } from '@samepage/contracts';
import { shownTally } from '@samepage/debate';
import { fewestVotesShown } from '../../drafts/sources';

/** Standings as they can leave the room in a file: without a tally of so few votes that it would point at someone. */
export function shownOutside(standings: Standings): Standings {
  const tallies = Object.entries(standings.tallies).filter(([, tally]) =>
    shownTally(tally, fewestVotesShown),
  );
  return {
    ...standings,
    tallies: Object.fromEntries(tallies),
    opening: outside(standings.opening),
    closing: outside(standings.closing),
  };
}

function outside({ voted, tally }: MotionStanding): MotionStanding {
  return { voted, tally: voted < fewestVotesShown ? null : tally };
}

/** Reactions in the same manner: of so few to one thing, none are told. */
export function reactionsOutside(reactions: Reactions): Reactions {
  const told = Object.entries(reactions).filter(
    ([, counts]) => Object.values(counts).reduce((sum, each) => sum + each, 0) >= fewestVotesShown,
  );
  return Object.fromEntries(told);
}
