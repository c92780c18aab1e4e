import type { Tally } from '@samepage/contracts';

/** The tally as it can leave the room on paper or in a file: null where too few voted to say how. */
export function shownTally(tally: Tally | undefined, least: number): Tally | null {
  return tally && votesIn(tally) >= least ? tally : null;
}

export function votesIn({ agree, disagree, pass }: Tally): number {
  return agree + disagree + pass;
}
