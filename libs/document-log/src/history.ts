import type { Queryable } from '@samepage/platform';
import * as Y from 'yjs';
import { readMoments } from './chunk';
import { recordDamage } from './damage';
import { entriesBetween, pagesOf, stretchOf, type Stretch } from './entries';
import { groupMoments, type Moment } from './moments';
import { applyAll, docOf } from './replay';
import { readSnapshot, type SnapshotRow } from './snapshot';

/** A document as it was once. */
export interface Past {
  readonly epoch: number;
  /** The last entry that is in it; 0 before the first keystroke. */
  readonly sequence: number;
  /** One Yjs update (V1): applied to an empty document it gives that state. */
  readonly bytes: Uint8Array;
}

/**
 * The moments a document was written in, the earliest first: stretches without a pause longer than `pause` (µs; five
 * minutes, and no less than one minute where history is folded). Reads no bytes of the document. Throws
 * `no_document`, or `epoch_changed` when asked for another epoch than the present one: there is nothing left of those.
 */
export async function historyOf(
  queryable: Queryable,
  documentId: string,
  { epoch, pause = 300_000_000 }: { readonly epoch?: number; readonly pause?: number } = {},
): Promise<Moment[]> {
  const stretch = await stretchOf(queryable, documentId, { epoch });
  const { rows } = await queryable.query<MomentRow>(
    `WITH paused AS (
       SELECT sequence, person_id, at, at - lag(at) OVER (ORDER BY sequence) > $3::bigint * interval '1 microsecond' AS begins
       FROM document_update WHERE document_id = $1 AND epoch = $2
     ), numbered AS (
       SELECT *, count(*) FILTER (WHERE begins) OVER (ORDER BY sequence) AS moment FROM paused
     )
     SELECT first_sequence AS first, NULL::bigint AS last, NULL::bigint AS "from", NULL::bigint AS "to",
            NULL::text[] AS persons, moments
     FROM document_chunk WHERE document_id = $1 AND epoch = $2
     UNION ALL
     SELECT min(sequence), max(sequence), ${micros('min(at)')}, ${micros('max(at)')},
            array_agg(DISTINCT person_id::text ORDER BY person_id::text) FILTER (WHERE person_id IS NOT NULL), NULL
     FROM numbered GROUP BY moment
     ORDER BY first`,
    [documentId, stretch.epoch, pause],
  );
  return groupMoments(rows.flatMap(momentsOf), pause);
}

/**
 * The exact state after an entry, or after the last entry at or before a time (µs since 1970). Replays from the nearest
 * snapshot before it, else from the first keystroke. Throws `no_document`, RangeError for a sequence that is not yet
 * written, or `damaged` when an entry that is needed is missing or changed.
 */
export async function stateAt(
  queryable: Queryable,
  documentId: string,
  when: { readonly sequence: number } | { readonly time: number },
): Promise<Past> {
  const stretch = await stretchOf(queryable, documentId, {});
  const sequence = 'sequence' in when ? when.sequence : await sequenceAt(queryable, stretch, when.time);
  if (!Number.isInteger(sequence) || sequence < 0 || sequence > stretch.last) {
    throw new RangeError(`The document has no sequence ${sequence}; its last is ${stretch.last}.`);
  }
  const base = await snapshotBefore(queryable, stretch, sequence);
  const doc = docOf(base ? [base.bytes] : []);
  const rest = { ...stretch, first: (base?.sequence ?? 0) + 1, last: sequence };
  for await (const page of pagesOf(queryable, rest)) {
    applyAll(
      doc,
      page.map(({ bytes }) => bytes),
    );
  }
  const bytes = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return { epoch: stretch.epoch, sequence, bytes };
}

async function snapshotBefore(queryable: Queryable, { documentId, epoch }: Stretch, sequence: number) {
  const { rows } = await queryable.query<SnapshotRow>(
    `SELECT sequence, bytes, state_vector, content_hash, checksum FROM document_snapshot
     WHERE document_id = $1 AND epoch = $2 AND sequence <= $3 ORDER BY sequence DESC`,
    [documentId, epoch, sequence],
  );
  for (const row of rows) {
    const snapshot = readSnapshot(row);
    if (snapshot) return snapshot;
    const [first, last] = [Number(row.sequence), Number(row.sequence)];
    await recordDamage(queryable, documentId, epoch, [{ kind: 'snapshot', first, last }]);
  }
  return null;
}

/** 0 when nothing had been written yet. */
async function sequenceAt(queryable: Queryable, stretch: Stretch, time: number): Promise<number> {
  const { rows } = await queryable.query<{ row: string | null; first: string | null; last: string | null }>(
    `SELECT (SELECT max(sequence) FROM document_update
             WHERE document_id = $1 AND epoch = $2 AND ${micros('at')} <= $3::bigint) AS row, chunk.first, chunk.last
     FROM (SELECT 1) AS one LEFT JOIN (
       SELECT first_sequence AS first, last_sequence AS last FROM document_chunk
       WHERE document_id = $1 AND epoch = $2 AND ${micros('first_at')} <= $3::bigint
       ORDER BY last_sequence DESC LIMIT 1
     ) AS chunk ON true`,
    [stretch.documentId, stretch.epoch, time],
  );
  const { row, first, last } = rows[0] ?? { row: null, first: null, last: null };
  if (row !== null) return Number(row);
  if (first === null) return 0;
  let sequence = 0;
  const span = { epoch: stretch.epoch, first: Number(first), last: Number(last) };
  for await (const entry of entriesBetween(queryable, stretch.documentId, span)) {
    if (entry.at <= time) sequence = entry.sequence;
  }
  return sequence;
}

function micros(expression: string): string {
  return `(extract(epoch FROM ${expression}) * 1000000)::bigint`;
}

type MomentRow =
  | { moments: string }
  | { moments: null; first: string; last: string; from: string; to: string; persons: string[] | null };

function momentsOf(row: MomentRow): Moment[] {
  if (row.moments !== null) return readMoments(row);
  const { first, last, from, to, persons } = row;
  return [
    { first: Number(first), last: Number(last), from: Number(from), to: Number(to), persons: persons ?? [] },
  ];
}
