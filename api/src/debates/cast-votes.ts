import type { Choice } from '@samepage/contracts';
import type { Queryable } from '@samepage/platform';
import { heldSql, lastFirstSql, standsToSql, type HeldRecord, type Voter } from './held-gates';
import { withStanding } from './standing-choices';

/** One vote that asks to be counted. */
export interface Ballot extends Voter {
  readonly statementId: string;
  readonly choice: Choice;
  /** Which of theirs was pressed later; undefined where only the order they come in says so. */
  readonly turn?: number | undefined;
}

/** What became of a ballot, and what decided it. Null where there is no such debate, or no such statement in it. */
export interface JudgedBallot extends HeldRecord {
  readonly counted: boolean;
  /** Their choice on the statement that stands now, where it was counted: another, where that was pressed later. */
  readonly standing: Choice | null;
  readonly kind: string | null;
  readonly hidden: boolean | null;
  readonly recast: boolean | null;
  readonly withdrawn: boolean | null;
}

/**
 * One statement. The statements' rows are locked too, or a vote that waited for a hide to commit would still see the
 * statement as it was before. Of two votes of one person on one statement the one pressed later is counted, or else
 * the one that came later; no two of theirs have the same `cast_at`, whatever the clock does: it names the casting
 * (`libs/opinion`, `turn`). Who voted in the debate as a guest goes on being told as that guest.
 */
const castSql = `
  WITH asked AS (
    SELECT * FROM unnest($2::uuid[], $3::uuid[], $4::boolean[], $5::text[], $6::bigint[])
      WITH ORDINALITY AS ballot (statement_id, membership_id, runs, choice, turn, position)
  ),
  ${heldSql},
  target AS MATERIALIZED (
    SELECT s.id, s.kind, s.hidden_at IS NOT NULL AS hidden, s.recast_at IS NOT NULL AS recast,
      s.withdrawn_at IS NOT NULL AS withdrawn
    FROM held JOIN statement s ON s.debate_id = held.id WHERE s.id = ANY ($2) ORDER BY s.id FOR SHARE OF s
  ),
  known AS (
    SELECT asked.*, ${standsToSql}, target.kind, target.hidden, target.recast, target.withdrawn
    FROM asked LEFT JOIN held ON true LEFT JOIN target ON target.id = asked.statement_id
  ),
  judged AS (
    SELECT known.*, COALESCE(phase = 'open' AND voting AND NOT (is_over OR is_removed OR is_shut_out)
      AND kind = 'statement' AND NOT (hidden OR recast OR withdrawn), false) AS counted
    FROM known
  ),
  kept AS (
    INSERT INTO vote (statement_id, membership_id, choice, cast_at, turn, told_as)
    SELECT DISTINCT ON (statement_id, membership_id) statement_id, membership_id, choice, now, turn,
      (SELECT v.told_as FROM vote v JOIN statement s ON s.id = v.statement_id WHERE s.debate_id = $1
         AND v.membership_id = judged.membership_id AND v.told_as IS NOT NULL ORDER BY v.told_as LIMIT 1)
    FROM judged WHERE counted ORDER BY statement_id, membership_id, ${lastFirstSql('statement_id, membership_id')}
    ON CONFLICT (statement_id, membership_id) DO UPDATE SET choice = EXCLUDED.choice,
      turn = COALESCE(EXCLUDED.turn, vote.turn),
      cast_at = GREATEST(EXCLUDED.cast_at, vote.cast_at + interval '1 microsecond')
    WHERE (EXCLUDED.turn < vote.turn) IS NOT TRUE
    RETURNING statement_id, membership_id, choice
  )
  SELECT phase, voting, frozen, motion_moment, is_removed, is_shut_out, is_over, kind, hidden, recast, withdrawn,
    counted, CASE WHEN counted THEN kept.choice END AS standing
  FROM judged LEFT JOIN kept USING (statement_id, membership_id) ORDER BY position`;

const standingSql = `
  SELECT v.choice FROM unnest($1::uuid[], $2::uuid[]) WITH ORDINALITY AS asked (statement_id, membership_id, position)
    LEFT JOIN vote v USING (statement_id, membership_id) ORDER BY position`;

/**
 * Judges ballots of one debate and counts those that may be, all at the same moment. Answers in their order; of several
 * of one person on one statement each says which choice stands.
 */
export async function castVotes(
  queryable: Queryable,
  debateId: string,
  ballots: readonly Ballot[],
): Promise<JudgedBallot[]> {
  const { rows } = await queryable.query<JudgedBallot>(castSql, [
    debateId,
    ballots.map(({ statementId }) => statementId),
    ballots.map(({ membershipId }) => membershipId),
    ballots.map(({ runs }) => runs),
    ballots.map(({ choice }) => choice),
    ballots.map(({ turn }) => turn ?? null),
  ]);
  return withStanding<Choice, JudgedBallot>(rows, async (late) => {
    const standing = await queryable.query<{ choice: Choice | null }>(standingSql, [
      late.map((at) => ballots[at]?.statementId),
      late.map((at) => ballots[at]?.membershipId),
    ]);
    return standing.rows;
  });
}
