import type { Queryable } from '@samepage/platform';

/** What moved someone to stand where they stand. */
export interface MovedLine {
  id: string;
  membershipId: string;
  /** Whether a facilitator has decided, or none has to. */
  isSettled: boolean;
  declined: string | null;
}

/** SQL for whether what moved a row `t` of `stand` may be seen by everyone. */
export const isMovedShownSql = `(t.moved_settled_at IS NOT NULL AND t.moved_declined IS NULL)`;

/** A line by its id on the desk, which nobody else settles until this transaction ends: ask it while holding the debate. */
export async function movedLineOf(
  queryable: Queryable,
  debateId: string,
  id: string,
): Promise<MovedLine | undefined> {
  const { rows } = await queryable.query<MovedLine>(
    `SELECT moved_id AS id, membership_id AS "membershipId", moved_settled_at IS NOT NULL AS "isSettled",
       moved_declined AS declined
     FROM stand WHERE debate_id = $1 AND moved_id = $2`,
    [debateId, id],
  );
  return rows[0];
}

export async function settleMovedLine(
  queryable: Queryable,
  id: string,
  { at, declined }: { at: string; declined: string | null },
): Promise<void> {
  await queryable.query(`UPDATE stand SET moved_settled_at = $2, moved_declined = $3 WHERE moved_id = $1`, [
    id,
    at,
    declined,
  ]);
}
