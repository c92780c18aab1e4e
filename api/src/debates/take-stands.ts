import type { Moment, MotionChoice } from '@samepage/contracts';
import type { Queryable } from '@samepage/platform';
import { heldWith, lastFirstSql, standsToSql, type HeldRecord, type Voter } from './held-gates';
import { withStanding } from './standing-choices';

/** One stand on the motion that asks to be counted. */
export interface AskedStand extends Voter {
  readonly moment: Moment;
  readonly choice: MotionChoice;
  /** What moved them, in their words. */
  readonly moved: string | null;
  /** As of a ballot. */
  readonly turn?: number | undefined;
}

/** What became of it. */
export interface JudgedStand extends HeldRecord {
  readonly counted: boolean;
  /** As of a ballot. */
  readonly standing: MotionChoice | null;
  /** Whether a facilitator looks at what moved them before everyone does. */
  readonly waits: boolean;
}

/**
 * One statement, as for votes. Of two stands of one person at one moment the later one is counted, as of votes. Words
 * that nobody looks at first are settled as they come, and can be declined later as any. The same words again stay what
 * they were: shown, waiting or declined. Each keeps whether voting was open then: who stood before they could be told is
 * not named.
 */
const takeSql = `
  WITH asked AS (
    SELECT * FROM unnest($2::text[], $3::uuid[], $4::boolean[], $5::text[], $6::text[], $7::bigint[])
      WITH ORDINALITY AS stand (moment, membership_id, runs, choice, moved, turn, position)
  ),
  ${heldWith(`, state->'plan'->'settings'->>'voting' = 'open' AS told_open`)},
  known AS (
    SELECT asked.*, ${standsToSql}, held.told_open, held.moderated AND NOT asked.runs AND asked.moved IS NOT NULL AS waits
    FROM asked LEFT JOIN held ON true
  ),
  judged AS (
    SELECT known.*, COALESCE(phase = 'open' AND motion_moment = moment AND NOT frozen
      AND NOT (is_over OR is_removed OR is_shut_out), false) AS counted
    FROM known
  ),
  kept AS (
    INSERT INTO stand AS before (debate_id, moment, membership_id, choice, moved, moved_id, moved_settled_at, cast_at, turn,
      told_open)
    SELECT DISTINCT ON (moment, membership_id)
      $1::uuid, moment, membership_id, choice, moved, CASE WHEN moved IS NOT NULL THEN gen_random_uuid() END,
      CASE WHEN moved IS NOT NULL AND NOT waits THEN now END, now, turn, told_open
    FROM judged WHERE counted ORDER BY moment, membership_id, ${lastFirstSql('moment, membership_id')}
    ON CONFLICT (debate_id, moment, membership_id) DO UPDATE SET
      choice = EXCLUDED.choice, cast_at = EXCLUDED.cast_at, turn = COALESCE(EXCLUDED.turn, before.turn),
      told_open = EXCLUDED.told_open,
      moved = EXCLUDED.moved,
      moved_id = CASE WHEN before.moved = EXCLUDED.moved THEN before.moved_id ELSE EXCLUDED.moved_id END,
      moved_settled_at = CASE WHEN before.moved = EXCLUDED.moved THEN before.moved_settled_at
        ELSE EXCLUDED.moved_settled_at END,
      moved_declined = CASE WHEN before.moved = EXCLUDED.moved THEN before.moved_declined END
    WHERE (EXCLUDED.turn < before.turn) IS NOT TRUE
    RETURNING moment, membership_id, choice
  )
  SELECT phase, voting, frozen, motion_moment, is_removed, is_shut_out, is_over, counted, COALESCE(waits, false) AS waits,
    CASE WHEN counted THEN kept.choice END AS standing
  FROM judged LEFT JOIN kept USING (moment, membership_id) ORDER BY position`;

const standingSql = `
  SELECT s.choice FROM unnest($2::text[], $3::uuid[]) WITH ORDINALITY AS asked (moment, membership_id, position)
    LEFT JOIN stand s ON s.debate_id = $1 AND s.moment = asked.moment AND s.membership_id = asked.membership_id
  ORDER BY position`;

/** Judges stands on the motion of one debate and counts those that may be, all at the same moment. Answers as for votes. */
export async function takeStands(
  queryable: Queryable,
  debateId: string,
  stands: readonly AskedStand[],
): Promise<JudgedStand[]> {
  const { rows } = await queryable.query<JudgedStand>(takeSql, [
    debateId,
    stands.map(({ moment }) => moment),
    stands.map(({ membershipId }) => membershipId),
    stands.map(({ runs }) => runs),
    stands.map(({ choice }) => choice),
    stands.map(({ moved }) => moved),
    stands.map(({ turn }) => turn ?? null),
  ]);
  return withStanding<MotionChoice, JudgedStand>(rows, async (late) => {
    const standing = await queryable.query<{ choice: MotionChoice | null }>(standingSql, [
      debateId,
      late.map((at) => stands[at]?.moment),
      late.map((at) => stands[at]?.membershipId),
    ]);
    return standing.rows;
  });
}
