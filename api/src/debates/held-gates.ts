import type { Phase } from '@samepage/contracts';
import type { RefusalReason } from '@samepage/debate';

/** A debate as a vote finds it, its row shared with other votes and shut out by whoever moves it. */
export interface HeldRecord {
  phase: Phase;
  voting: boolean;
  frozen: boolean;
  motion_moment: string | null;
  is_removed: boolean;
  /** Whether the time was up when the row was got. */
  is_over: boolean;
}

/**
 * SQL for `held`: the debate of a parameter as one row, for the member of another. The clock is read above the lock,
 * so that it says when the row was got and not when it was asked for.
 */
export function heldSql(debate: string, member: string): string {
  return `row_of AS MATERIALIZED (
    SELECT id, phase, voting, frozen, motion_moment, votes_until, removed FROM debate WHERE id = ${debate} FOR SHARE
  ),
  timed AS MATERIALIZED (SELECT row_of.*, clock_timestamp() AS now FROM row_of),
  held AS MATERIALIZED (
    SELECT id, phase, voting, frozen, motion_moment, now, ${member} = ANY(removed) AS is_removed,
      COALESCE(now >= votes_until, false) AS is_over
    FROM timed
  )`;
}

/** Why nobody can vote on anything in a debate like this; undefined where it depends on what they vote on. */
export function whyNot({ phase, frozen, is_removed }: HeldRecord): RefusalReason | undefined {
  if (is_removed) return 'you_were_removed';
  if (phase !== 'open') return 'debate_not_open';
  return frozen ? 'voting_frozen' : undefined;
}
