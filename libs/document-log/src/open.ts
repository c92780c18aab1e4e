import type { Queryable } from '@samepage/platform';
import type { Damage } from './damage';
import { entryColumns, entryOf, isGapless, isSound, type Entry, type EntryRow } from './entry';
import { DocumentLogFailure } from './failure';
import { salvage } from './salvage';
import { readSnapshot, type Snapshot, type SnapshotRow } from './snapshot';

/** A document as it is now: its snapshot with the entries on top. */
export interface OpenedDocument {
  readonly epoch: number;
  /** The last of the log. */
  readonly sequence: number;
  /** The newest that is sound; null when there is none, and the entries are all there is. */
  readonly snapshot: Snapshot | null;
  /** All after the snapshot, in order and without a gap. */
  readonly entries: readonly Entry[];
  /** What was left out; empty when everything was sound. */
  readonly damage: readonly Damage[];
}

/**
 * Opens a document in one statement, so that its head, snapshot and entries are of one moment.
 *
 * What is not sound is left out, said in `damage` and recorded for an operator; nothing is deleted. A damaged snapshot
 * is made up for by the one before it, or by the whole log. Where an entry is damaged or missing, all that can be
 * integrated without it comes as a snapshot of its own, never stored, with no entries.
 *
 * Throws `no_document`, or `damaged` when nothing sound is left: such a document is never taken for an empty one.
 */
export async function open(queryable: Queryable, documentId: string): Promise<OpenedDocument> {
  const { rows } = await queryable.query<OpenRow>(
    `WITH head AS (
       SELECT epoch, sequence FROM document WHERE id = $1
     ), newest AS (
       SELECT snapshot.* FROM document_snapshot AS snapshot, head
       WHERE document_id = $1 AND snapshot.epoch = head.epoch ORDER BY snapshot.sequence DESC LIMIT 1
     )
     SELECT 'head' AS what, epoch, sequence, NULL::bigint AS client, NULL::uuid AS person_id, NULL::bytea AS bytes,
            NULL::integer AS checksum, NULL::bytea AS state_vector, NULL::text AS content_hash
     FROM head
     UNION ALL
     SELECT 'snapshot', epoch, sequence, NULL, NULL, bytes, checksum, state_vector, content_hash FROM newest
     UNION ALL
     SELECT 'entry', epoch, ${entryColumns}, NULL, NULL FROM document_update
     WHERE document_id = $1 AND epoch = (SELECT epoch FROM head)
       AND sequence > COALESCE((SELECT sequence FROM newest), 0)`,
    [documentId],
  );
  const head = rows.find((row) => row.what === 'head');
  if (!head) throw new DocumentLogFailure('no_document', documentId);
  const row = rows.find((row) => row.what === 'snapshot');
  const snapshot = row ? readSnapshot(row) : null;
  const entryRows = rows.filter((row) => row.what === 'entry');
  const entries = entryRows.map(entryOf).sort((one, other) => one.sequence - other.sequence);
  const sequence = Number(head.sequence);
  // A snapshot that is damaged leaves a gap, too.
  const isWhole = entryRows.every(isSound) && isGapless(entries, (snapshot?.sequence ?? 0) + 1, sequence);
  if (!isWhole) return salvage(queryable, documentId);
  return { epoch: head.epoch, sequence, snapshot, entries, damage: [] };
}

type OpenRow =
  | { what: 'head'; epoch: number; sequence: string }
  | ({ what: 'snapshot' } & SnapshotRow)
  | ({ what: 'entry' } & EntryRow);
