import type { DebateState, MovedLines } from '@samepage/contracts';
import { isSwingShown } from '@samepage/debate';
import type { Queryable } from '@samepage/platform';

/** What moved someone to stand where they stand. */
export interface MovedLine {
  id: string;
  membershipId: string;
  /** Whether a facilitator has decided, or none has to. */
  isSettled: boolean;
  declined: string | null;
}

/**
 * SQL for the rows `t` of `stand` whose line everyone may see once what the debate `d`, the first parameter, moved is
 * shown: not of those whom facilitators asked to listen or to leave.
 */
const shownLinesSql = `FROM stand t JOIN debate d ON d.id = t.debate_id
  WHERE d.id = $1 AND t.moved <> '' AND t.membership_id <> ALL (d.removed)
    AND NOT d.state->'muted' ? t.membership_id::text
    AND t.moved_settled_at IS NOT NULL AND t.moved_declined IS NULL`;

/**
 * What moved people, as everyone may see it once what the debate moved is shown. In the order of ids that were drawn by
 * chance, so that it tells nobody's place in any other list, and is the same each time: no line jumps while it is read.
 */
export async function shownLines(queryable: Queryable, debateId: string): Promise<MovedLines> {
  const { rows } = await queryable.query<MovedLines[number]>(
    `SELECT t.moved_id AS id, t.moved AS text ${shownLinesSql} ORDER BY t.moved_id`,
    [debateId],
  );
  return rows;
}

/** Something that is another once the lines that are shown are others; null while none are. */
export async function markOfLines(queryable: Queryable, debateId: string): Promise<string | null> {
  const { rows } = await queryable.query<Pick<DebateState, 'revealed'> & { mark: string }>(
    `SELECT state->'revealed' AS revealed,
       (SELECT md5(COALESCE(string_agg(t.moved_id::text, ' ' ORDER BY t.moved_id), '')) ${shownLinesSql}) AS mark
     FROM debate WHERE id = $1`,
    [debateId],
  );
  const [row] = rows;
  return row && isSwingShown(row) ? row.mark : null;
}

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
