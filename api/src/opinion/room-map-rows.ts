import type { Choice } from '@samepage/contracts';
import type { ShownRoomMap, Vote } from '@samepage/opinion';
import type { Queryable } from '@samepage/platform';
import type { Transaction } from '../database/unit-of-work';
import type { DrawnMap } from './work';

/** The map of a room as it was drawn last. */
export interface RoomMapRow {
  /** Counts every time it was drawn or judged. */
  readonly revision: number;
  /** Which of the debate's disclosed votes it was drawn from. */
  readonly version: number;
  /** The last of them that was judged. */
  readonly judgedVersion: number | null;
  readonly state: string;
  readonly shown: ShownRoomMap;
  readonly at: Date;
  readonly frozenAt: Date | null;
}

export async function mapOf(queryable: Queryable, debateId: string): Promise<RoomMapRow | undefined> {
  const { rows } = await queryable.query<RoomMapRow>(
    `SELECT revision, version, judged_version AS "judgedVersion", state, shown, at, frozen_at AS "frozenAt"
     FROM room_map WHERE debate_id = $1`,
    [debateId],
  );
  return rows[0];
}

export interface NextMap extends DrawnMap {
  readonly version: number;
  readonly judgedVersion: number | null;
}

/** Of two servers that drew on from the same map, the first is right. A map that is held still stays as it is. */
export async function keepMap(
  { queryable }: Transaction,
  debateId: string,
  before: RoomMapRow | undefined,
  { version, judgedVersion, state, shown }: NextMap,
): Promise<RoomMapRow> {
  await queryable.query(`SELECT 1 FROM disclosure_key WHERE debate_id = $1 FOR UPDATE`, [debateId]);
  const current = await mapOf(queryable, debateId);
  if (current && (current.frozenAt !== null || current.revision !== before?.revision)) return current;
  await queryable.query(
    `INSERT INTO room_map (debate_id, revision, version, judged_version, state, shown, at)
     VALUES ($1, $2, $3, $4, $5, $6, clock_timestamp())
     ON CONFLICT (debate_id) DO UPDATE SET revision = EXCLUDED.revision, version = EXCLUDED.version,
       judged_version = EXCLUDED.judged_version, state = EXCLUDED.state, shown = EXCLUDED.shown, at = EXCLUDED.at`,
    [debateId, (current?.revision ?? 0) + 1, version, judgedVersion, state, JSON.stringify(shown)],
  );
  const kept = await mapOf(queryable, debateId);
  if (!kept) throw new Error('The map was not kept.');
  return kept;
}

/** Holds the map still, or lets it go on. */
export async function freezeMap(queryable: Queryable, debateId: string, isFrozen: boolean): Promise<void> {
  await queryable.query(
    `UPDATE room_map SET revision = revision + 1,
       frozen_at = CASE WHEN $2 THEN COALESCE(frozen_at, clock_timestamp()) END
     WHERE debate_id = $1 AND (frozen_at IS NOT NULL) <> $2`,
    [debateId, isFrozen],
  );
}

/** The words of a debate's statements, but for those that were hidden or withdrawn. */
export async function wordsIn(queryable: Queryable, debateId: string): Promise<Map<string, string>> {
  const { rows } = await queryable.query<{ id: string; text: string }>(
    `SELECT id, text FROM statement WHERE debate_id = $1 AND hidden_at IS NULL AND withdrawn_at IS NULL`,
    [debateId],
  );
  return new Map(rows.map(({ id, text }) => [id, text]));
}

const signs: Record<Choice, Vote> = { agree: 1, disagree: -1, pass: 0 };

export async function votesBy(
  queryable: Queryable,
  debateId: string,
  membershipId: string,
): Promise<Map<string, Vote>> {
  const { rows } = await queryable.query<{ id: string; choice: Choice }>(
    `SELECT s.id, v.choice FROM vote v JOIN statement s ON s.id = v.statement_id
     WHERE s.debate_id = $1 AND s.kind = 'statement' AND v.membership_id = $2`,
    [debateId, membershipId],
  );
  return new Map(rows.map(({ id, choice }) => [id, signs[choice]]));
}
