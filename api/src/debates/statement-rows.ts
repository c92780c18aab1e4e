import type { DebateEvent, DebateState } from '@samepage/contracts';
import type { Queryable } from '@samepage/platform';

/** The statements a vote or a clause can hang on, kept in step with their events. `state` is the one they led to. */
export async function writeStatements(
  queryable: Queryable,
  debateId: string,
  event: DebateEvent,
  state: DebateState,
): Promise<void> {
  const { at } = event;
  switch (event.type) {
    case 'statement-added':
      return insert(queryable, debateId, [event.statementId], state);
    case 'statement-edited':
      await queryable.query(`UPDATE statement SET text = $2 WHERE id = $1`, [event.statementId, event.text]);
      return;
    case 'statement-recast':
      await queryable.query(`UPDATE statement SET recast_at = $2 WHERE id = $1`, [event.statementId, at]);
      return insert(
        queryable,
        debateId,
        event.into.map(({ statementId }) => statementId),
        state,
      );
    case 'statement-hidden':
      await queryable.query(`UPDATE statement SET hidden_at = $2 WHERE id = $1`, [event.statementId, at]);
      return;
    case 'words-withdrawn':
      // The column takes no empty text; that it was withdrawn is what anybody goes by.
      await queryable.query(
        `UPDATE statement SET withdrawn_at = COALESCE(withdrawn_at, $2), text = '–' WHERE id = ANY($1)`,
        [state.statements.filter(({ by }) => by === event.membershipId).map(({ id }) => id), at],
      );
  }
}

async function insert(
  queryable: Queryable,
  debateId: string,
  ids: readonly string[],
  { statements }: DebateState,
): Promise<void> {
  for (const { id, by, text, kind, at } of statements.filter((each) => ids.includes(each.id)))
    await queryable.query(
      `INSERT INTO statement (id, debate_id, membership_id, text, kind, created_at) VALUES ($1, $2, $3, $4, $5, $6)`,
      [id, debateId, by, text, kind, at],
    );
}
