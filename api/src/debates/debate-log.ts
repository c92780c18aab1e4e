import { Failure, type DebateEvent, type DebateState } from '@samepage/contracts';
import { fold } from '@samepage/debate';
import type { Queryable } from '@samepage/platform';
import type { Transaction } from '../database/unit-of-work';

/** A debate whose row this transaction holds: nothing moves it and no vote is counted until it ends. */
export interface HeldDebate {
  readonly id: string;
  readonly inquiryId: string;
  readonly state: DebateState;
  /** The database's clock once the row was held, as ISO 8601. */
  readonly now: string;
}

/** Waits for the debate's row and holds it. @throws Failure `not_found`. */
export async function holdDebate({ queryable }: Transaction, debateId: string): Promise<HeldDebate> {
  const { rows } = await queryable.query<{ inquiry_id: string; state: DebateState; now: Date }>(
    // The clock is read above the lock: it says when the row was got, not when it was asked for.
    `WITH held AS MATERIALIZED (SELECT inquiry_id, state FROM debate WHERE id = $1 FOR UPDATE)
     SELECT inquiry_id, state, clock_timestamp() AS now FROM held`,
    [debateId],
  );
  const [row] = rows;
  if (!row) throw new Failure('not_found', 'There is no such debate.');
  return { id: debateId, inquiryId: row.inquiry_id, state: row.state, now: row.now.toISOString() };
}

/** The event a command already caused in a debate, if it did. Ask it while holding the debate. */
export async function eventOf(
  { queryable }: Transaction,
  debateId: string,
  commandId: string,
): Promise<DebateEvent | undefined> {
  const { rows } = await queryable.query<{ event: DebateEvent }>(
    `SELECT event FROM debate_event WHERE debate_id = $1 AND command_id = $2`,
    [debateId, commandId],
  );
  return rows[0]?.event;
}

/** Writes the next event of a held debate, and the state it leads to. */
export async function record(
  { queryable }: Transaction,
  debate: HeldDebate,
  commandId: string,
  event: DebateEvent,
): Promise<void> {
  await queryable.query(
    `WITH moved AS (UPDATE debate SET state = $5, version = $2 WHERE id = $1)
     INSERT INTO debate_event (debate_id, sequence, command_id, event) VALUES ($1, $2, $3, $4)`,
    [debate.id, event.sequence, commandId, event, fold(debate.state, event)],
  );
}

/** The events after a sequence, in order. */
export async function eventsAfter(
  queryable: Queryable,
  debateId: string,
  after: number,
): Promise<DebateEvent[]> {
  const { rows } = await queryable.query<{ event: DebateEvent }>(
    `SELECT event FROM debate_event WHERE debate_id = $1 AND sequence > $2 ORDER BY sequence`,
    [debateId, after],
  );
  return rows.map(({ event }) => event);
}
