import type { Queryable } from '@samepage/platform';
import { decodeChunk, encodeChunk, type Chunk } from './chunk';
import { recordDamage } from './damage';
import { readRows, type PageSize } from './entries';
import type { HistoryEntry } from './entry';
import { DocumentLogFailure } from './failure';
import { readSnapshot, type SnapshotRow } from './snapshot';

/** What one chunk holds. Chunks are never rewritten: a larger one would be no cheaper to make, and dearer to read. */
const chunkSize: PageSize = { rows: 2000, bytes: 4_000_000 };

/**
 * Keeps the last two snapshots and folds the rows up to the older one into chunks. Answers how many rows were folded.
 * Throws `damaged`, having recorded it, when a snapshot or a row is not what was written; nothing of it is deleted.
 */
export async function fold(queryable: Queryable, documentId: string, epoch: number): Promise<number> {
  const last = await olderSnapshot(queryable, documentId, epoch);
  if (last === null) return 0;
  await dropSnapshotsBefore(queryable, documentId, epoch, last);
  let folded = 0;
  for (;;) {
    const stretch = { documentId, epoch, first: 1, last };
    const { entries, damage } = await readRows(queryable, stretch, chunkSize);
    if (damage.length > 0) {
      await recordDamage(queryable, documentId, epoch, damage);
      throw new DocumentLogFailure('damaged', documentId, 'a row to be folded has changed');
    }
    if (entries.length === 0) return folded;
    const isFolded = await swap(queryable, { documentId, epoch }, await provenChunk(documentId, entries));
    // Another process is folding the same rows.
    if (!isFolded) return folded;
    folded += entries.length;
  }
}

/** The sequence of the older of the last two snapshots, both read back and found sound; null when there are not two. */
async function olderSnapshot(
  queryable: Queryable,
  documentId: string,
  epoch: number,
): Promise<number | null> {
  const { rows } = await queryable.query<SnapshotRow>(
    `SELECT sequence, bytes, state_vector, content_hash, checksum FROM document_snapshot
     WHERE document_id = $1 AND epoch = $2 ORDER BY sequence DESC LIMIT 2`,
    [documentId, epoch],
  );
  const damaged = rows.filter((row) => readSnapshot(row) === null).map((row) => Number(row.sequence));
  if (damaged.length > 0) {
    const damage = damaged.map((only) => ({ kind: 'snapshot' as const, first: only, last: only }));
    await recordDamage(queryable, documentId, epoch, damage);
    throw new DocumentLogFailure('damaged', documentId, 'a snapshot has changed');
  }
  return rows[1] ? Number(rows[1].sequence) : null;
}

async function dropSnapshotsBefore(
  queryable: Queryable,
  documentId: string,
  epoch: number,
  sequence: number,
): Promise<void> {
  await queryable.query(
    'DELETE FROM document_snapshot WHERE document_id = $1 AND epoch = $2 AND sequence < $3',
    [documentId, epoch, sequence],
  );
}

/** A chunk that was unpacked again and held exactly these entries. */
async function provenChunk(documentId: string, entries: readonly HistoryEntry[]): Promise<Chunk> {
  const chunk = await encodeChunk(entries);
  const { first, last, moments, bytes, checksum } = chunk;
  const row = { first_sequence: String(first), last_sequence: String(last), moments, bytes, checksum };
  const unpacked = await decodeChunk(row);
  const isSame =
    unpacked?.length === entries.length && entries.every((entry, index) => isEqual(entry, unpacked[index]));
  if (!isSame) throw new DocumentLogFailure('damaged', documentId, 'its history could not be folded');
  return chunk;
}

function isEqual(one: HistoryEntry, other: HistoryEntry | undefined): boolean {
  return (
    one.sequence === other?.sequence &&
    one.client === other.client &&
    one.personId === other.personId &&
    one.at === other.at &&
    Buffer.compare(one.bytes, other.bytes) === 0
  );
}

/**
 * Deletes the rows and writes their chunk in one statement; false when another process is folding, or has folded, some
 * of them. Where it did so in the very moment between looking and deleting, the table's check undoes the statement.
 */
async function swap(
  queryable: Queryable,
  { documentId, epoch }: { documentId: string; epoch: number },
  { first, last, moments, bytes, checksum }: Chunk,
): Promise<boolean> {
  try {
    const { rows } = await queryable.query(
      `WITH head AS (
         SELECT id, epoch FROM document WHERE id = $1 AND epoch = $2
           AND (SELECT count(*) FROM document_update WHERE document_id = $1 AND epoch = $2
                  AND sequence BETWEEN $3 AND $4) = $4::bigint - $3::bigint + 1
           AND pg_try_advisory_xact_lock(hashtextextended('fold ' || $1::text, 0))
         FOR SHARE
       ), gone AS (
         DELETE FROM document_update AS entry USING head
         WHERE entry.document_id = head.id AND entry.epoch = head.epoch AND entry.sequence BETWEEN $3 AND $4
         RETURNING at
       )
       INSERT INTO document_chunk
         (document_id, epoch, first_sequence, last_sequence, entries, first_at, last_at, moments, bytes, checksum)
       SELECT $1::uuid, $2::integer, $3::bigint, $4::bigint, count(*), min(at), max(at), $5::text, $6::bytea, $7::integer
       FROM gone HAVING count(*) > 0
       RETURNING entries`,
      [documentId, epoch, first, last, moments, Buffer.from(bytes), checksum],
    );
    return rows.length > 0;
  } catch (error) {
    if (error instanceof Error && 'constraint' in error && error.constraint === 'document_chunk_is_whole') {
      return false;
    }
    throw error;
  }
}
