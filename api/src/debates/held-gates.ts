import { may } from '@samepage/access';
import type { Phase } from '@samepage/contracts';
import type { RefusalReason } from '@samepage/debate';
import { memberOf, type Asker } from '../edge/asker';

/** Who asks that something of theirs is counted. */
export interface Voter {
  readonly membershipId: string;
  /** Whether they may run debates: no lock keeps them out, and nobody looks at their words first. */
  readonly runs: boolean;
}

export function voterOf(asker: Asker): Voter {
  return { membershipId: memberOf(asker).id, runs: may(asker.subject, 'debate.run', asker.place) };
}

/** A debate as a vote finds it, its row shared with other votes and shut out by whoever moves it. */
export interface HeldRecord {
  /** Null where there is no such debate. */
  phase: Phase | null;
  voting: boolean;
  frozen: boolean;
  motion_moment: string | null;
  is_removed: boolean;
  /** Whether the room is locked, and the voter comes new to it. */
  is_shut_out: boolean;
  /** Whether the time was up when the row was got. */
  is_over: boolean;
}

/**
 * SQL for `held`: the debate of the first parameter as one row. What is counted together is so in one statement, and
 * is either before the close or after it: the debate's row is shared with other votes and shut out by whoever moves
 * the debate. The clock is read above the lock: it says when the row was got, and not when it was asked for. What else
 * of the debate decides is named in `more` (each `, sql AS name`), and is then the locked row's too: a sub-select
 * elsewhere would read the row as it was when the statement began. Not for everyone: the state is costly to open.
 */
export const heldWith = (more: string): string => `row_of AS MATERIALIZED (
    SELECT id, phase, voting, frozen, motion_moment, votes_until, removed, locked, moderated, reacts_to${more}
    FROM debate WHERE id = $1 FOR SHARE
  ),
  held AS MATERIALIZED (SELECT row_of.*, clock_timestamp() AS now FROM row_of)`;

/** The same, of a debate's columns alone. */
export const heldSql = heldWith('');

/** SQL for how `held` stands to each row of `asked`, which has a `membership_id` and says whether that member `runs`. */
export const standsToSql = `held.now, held.phase, held.voting, held.frozen, held.motion_moment,
      COALESCE(asked.membership_id = ANY (held.removed), false) AS is_removed,
      COALESCE(held.locked AND NOT asked.runs AND NOT EXISTS (SELECT 1 FROM debate_presence p
        WHERE p.debate_id = held.id AND p.membership_id = asked.membership_id), false) AS is_shut_out,
      COALESCE(held.now >= held.votes_until, false) AS is_over`;

/**
 * SQL to order the ballots of one person on one thing by, in one batch, the one that stands first: the one pressed
 * last. Where any of them does not say when that was, only the order they came in is known of all.
 */
export const lastFirstSql = (samePerson: string): string =>
  `CASE WHEN bool_and(turn IS NOT NULL) OVER (PARTITION BY ${samePerson}) THEN turn END DESC NULLS LAST, position DESC`;

/** Why nothing of this person is counted in a debate like this; undefined where it depends on what it is. */
export function whyNobody({ phase, is_removed, is_shut_out }: HeldRecord): RefusalReason | undefined {
  if (is_removed) return 'you_were_removed';
  if (is_shut_out) return 'room_locked';
  return phase === 'open' ? undefined : 'debate_not_open';
}

/** The same for votes. */
export function whyNot(held: HeldRecord): RefusalReason | undefined {
  return whyNobody(held) ?? (held.frozen ? 'voting_frozen' : undefined);
}
