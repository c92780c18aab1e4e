import { Failure, type DebateEvent, type DebateState } from '@samepage/contracts';
import { fold } from '@samepage/debate';
import type { Queryable } from '@samepage/platform';
import type { Transaction } from '../database/unit-of-work';
import { gatesOf } from './gates';
import { writeStatements } from './statement-rows';

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

/** Writes the next event of a held debate, the state it leads to, and the columns and rows that follow from both. */
export async function record(
  { queryable }: Transaction,
  debate: HeldDebate,
  commandId: string,
  event: DebateEvent,
): Promise<void> {
  const state = fold(debate.state, event);
  const gates = gatesOf(state, debate.id);
  const { phase, voting, frozen, motionMoment, votesUntil, removed, locked, moderated, reactsTo } = gates;
  await queryable.query(
    `WITH moved AS (
       UPDATE debate SET state = $5, version = $2, phase = $6, voting = $7, frozen = $8, motion_moment = $9,
         votes_until = $10, removed = $11, locked = $12, moderated = $13, reacts_to = $14
       WHERE id = $1)
     INSERT INTO debate_event (debate_id, sequence, command_id, event) VALUES ($1, $2, $3, $4)`,
    [
      ...[debate.id, event.sequence, commandId, event, state],
      ...[phase, voting, frozen, motionMoment, votesUntil, removed, locked, moderated, reactsTo],
    ],
  );
  await writeStatements(queryable, debate.id, event, state);
}

/**
 * The events after a sequence, in order, without the words of statements that were hidden or withdrawn since, or of
 * hands that went down before they were read out, by whatever way: lowered, or their owner muted or removed.
 */
export async function eventsAfter(
  queryable: Queryable,
  debateId: string,
  after: number,
): Promise<DebateEvent[]> {
  // One statement sees one moment: an event and what became of its statement belong together.
  const { rows } = await queryable.query<{ events: DebateEvent[]; unsaid: string[] }>(
    `SELECT
       (SELECT COALESCE(jsonb_agg(event ORDER BY sequence), '[]') FROM debate_event
        WHERE debate_id = $1 AND sequence > $2) AS events,
       (SELECT COALESCE(jsonb_agg(id), '[]') FROM statement
        WHERE debate_id = $1 AND (hidden_at IS NOT NULL OR withdrawn_at IS NOT NULL))
       || (SELECT COALESCE(jsonb_agg(event->>'handId'), '[]') FROM debate_event
        WHERE debate_id = $1 AND event->>'type' = 'hand-raised' AND event->>'text' IS NOT NULL
          AND event->>'handId' NOT IN (SELECT called.event->>'handId' FROM debate_event called
            WHERE called.debate_id = $1 AND called.event->>'type' = 'turn-begun')
          AND event->>'handId' NOT IN (SELECT hand->>'id'
            FROM debate d, jsonb_array_elements(d.state->'hands') AS hand WHERE d.id = $1)) AS unsaid`,
    [debateId, after],
  );
  const { events = [], unsaid = [] } = rows[0] ?? {};
  return events.map((event) => withoutWords(event, unsaid));
}

/** An event as it may be sent while the words of these statements and hands must not be. */
export function withoutWords(event: DebateEvent, unsaid: readonly string[]): DebateEvent {
  if (unsaid.length === 0) return event;
  if (event.type === 'statement-recast') {
    const into = event.into.map((part) => (unsaid.includes(part.statementId) ? { ...part, text: '' } : part));
    return { ...event, into };
  }
  if (event.type === 'hand-raised') return unsaid.includes(event.handId) ? { ...event, text: null } : event;
  const isSaid = event.type === 'statement-added' || event.type === 'statement-edited';
  return isSaid && unsaid.includes(event.statementId) ? { ...event, text: '' } : event;
}
