import type { Desk, Voice } from '@samepage/contracts';
import type { Queryable } from '@samepage/platform';
import { voiceSql } from '../inquiries/voices';
import { isHereSql } from './here';
import { same } from './standings';

interface WaitingRecord {
  id: string;
  text: string;
  voice: Voice | null;
  at: Date;
}
interface SignalRecord {
  id: string;
  voice: Voice;
  at: Date;
}
interface RoomRecord {
  membership_id: string;
  voice: Voice;
  is_here: boolean;
  is_silent: boolean;
  seen_at: Date;
}

/**
 * Everyone who has been in the room and was not removed. Silent: nothing they did is in the log.
 * A secret vote breaks no silence: with the tallies beside it, the moment would say whose it was.
 * It names people to be drawn in, so neither those who run the debate nor those who only watch are ever silent.
 */
const roomSql = `
  WITH acted AS (
    SELECT (event->>'by')::uuid AS id FROM debate_event WHERE debate_id = $1
    UNION SELECT v.membership_id FROM vote v JOIN statement s ON s.id = v.statement_id
      JOIN debate d ON d.id = s.debate_id
      WHERE s.debate_id = $1 AND d.state->'plan'->'settings'->>'voting' = 'open'
    UNION SELECT membership_id FROM statement_proposal WHERE debate_id = $1
  ),
  seen AS (
    SELECT p.membership_id AS id, bool_or(${isHereSql}) AS is_here, max(p.seen_at) AS seen_at
    FROM debate_presence p WHERE p.debate_id = $1 GROUP BY 1
  )
  SELECT m.id AS membership_id, ${voiceSql} AS voice, seen.is_here, seen.seen_at, 
    (acted.id IS NULL AND m.role IN ('participant', 'artist')) AS is_silent
  FROM seen JOIN membership m ON m.id = seen.id JOIN sector s ON s.id = m.sector_id LEFT JOIN acted ON acted.id = m.id
  WHERE NOT m.id = ANY((SELECT removed FROM debate WHERE id = $1)::uuid[])
  ORDER BY m.name, m.id`;

/** What waits for a facilitator, and how the room is. */
export async function deskOf(queryable: Queryable, debateId: string): Promise<Desk> {
  const waiting = await queryable.query<WaitingRecord>(
    // Beside a vote that may be secret nobody is named: what moved someone says how they voted.
    `SELECT w.id, w.text, w.at, ${voiceSql} AS voice FROM statement_proposal w
     JOIN membership m ON m.id = w.membership_id JOIN sector s ON s.id = m.sector_id
     WHERE w.debate_id = $1 AND w.settled_at IS NULL
     UNION ALL SELECT moved_id, moved, cast_at, NULL FROM stand
     WHERE debate_id = $1 AND moved_id IS NOT NULL AND moved_settled_at IS NULL ORDER BY at, id`,
    [debateId],
  );
  const signals = await queryable.query<SignalRecord>(
    `SELECT g.id, g.at, ${voiceSql} AS voice FROM debate_signal g
     JOIN membership m ON m.id = g.membership_id JOIN sector s ON s.id = m.sector_id
     WHERE g.debate_id = $1 ORDER BY g.at, g.id`,
    [debateId],
  );
  const room = await queryable.query<RoomRecord>(roomSql, [debateId]);
  return {
    waiting: waiting.rows.map((row) => ({ ...row, at: row.at.toISOString() })),
    signals: signals.rows.map((row) => ({ ...row, at: row.at.toISOString() })),
    room: room.rows.map(({ membership_id, voice, is_here, is_silent, seen_at }) => ({
      membershipId: membership_id,
      voice,
      isHere: is_here,
      isSilent: is_silent,
      seenAt: seen_at.toISOString(),
    })),
  };
}

/** Whether a facilitator would see something else on it; being seen again is nothing new. */
export function isOtherDesk(before: Desk | undefined, now: Desk): boolean {
  return !before || !same(told(before), told(now));
}

function told({ waiting, signals, room }: Desk) {
  return { waiting, signals, room: room.map(({ seenAt: _, ...member }) => member) };
}
