import type { MotionStanding, Standings } from '@samepage/contracts';
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
