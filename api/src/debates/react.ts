import type { ReactionKind } from '@samepage/contracts';
import type { Queryable } from '@samepage/platform';
import { heldSql, standsToSql, type HeldRecord, type Voter } from './held-gates';

/** One reaction that asks to be there, or not to be any more. */
export interface AskedReaction extends Voter {
  /** What it is about: what its sender saw on the floor. */
  readonly about: string;
  readonly kind: ReactionKind;
  readonly on: boolean;
}

/** What became of it. */
export interface JudgedReaction extends HeldRecord {
  readonly counted: boolean;
  /** What is on the floor; null where no reactions are taken. */
  readonly reacts_to: string | null;
}

/** One statement, as for votes. Of several that one person sent of one kind the last one is what counts. */
const reactSql = `
  WITH asked AS (
    SELECT * FROM unnest($2::uuid[], $3::text[], $4::uuid[], $5::boolean[], $6::boolean[])
      WITH ORDINALITY AS reaction (about, kind, membership_id, runs, is_on, position)
  ),
  ${heldSql},
  known AS (SELECT asked.*, ${standsToSql}, held.reacts_to FROM asked LEFT JOIN held ON true),
  judged AS (
    SELECT known.*, COALESCE(phase = 'open' AND about = reacts_to AND NOT (is_removed OR is_shut_out), false) AS counted
    FROM known
  ),
  latest AS (
    SELECT DISTINCT ON (about, kind, membership_id) about, kind, membership_id, is_on
    FROM judged WHERE counted ORDER BY about, kind, membership_id, position DESC
  ),
  come AS (
    INSERT INTO reaction (debate_id, about, kind, membership_id)
    SELECT $1::uuid, about, kind, membership_id FROM latest WHERE is_on ON CONFLICT DO NOTHING
  ),
  gone AS (
    DELETE FROM reaction r USING latest WHERE NOT latest.is_on AND r.debate_id = $1 AND r.about = latest.about
      AND r.kind = latest.kind AND r.membership_id = latest.membership_id
  )
  SELECT phase, voting, frozen, motion_moment, is_removed, is_shut_out, is_over, reacts_to, counted
  FROM judged ORDER BY position`;

/** Judges reactions in one debate and counts those that may be, all at the same moment. Answers in their order. */
export async function react(
  queryable: Queryable,
  debateId: string,
  reactions: readonly AskedReaction[],
): Promise<JudgedReaction[]> {
  const { rows } = await queryable.query<JudgedReaction>(reactSql, [
    debateId,
    reactions.map(({ about }) => about),
    reactions.map(({ kind }) => kind),
    reactions.map(({ membershipId }) => membershipId),
    reactions.map(({ runs }) => runs),
    reactions.map(({ on }) => on),
  ]);
  return rows;
}
