import type { Queryable } from '@samepage/platform';
import { recordDamage } from './damage';
import { pagesOf, type PageSize } from './entries';
import { DocumentLogFailure } from './failure';
import { fold } from './fold';
import { replay, type Replayed, type Replayer } from './replay';
import { readSnapshot, snapshotChecksum, type SnapshotRow } from './snapshot';
import { sweep } from './sweep';

export interface Compacted {
  /**
   * Why nothing was done. `damaged`: some of the document is, and an operator must look at it first (`listDamage`).
   * `unverified`: the snapshot did not give the document back, and was not kept.
   */
  readonly refused: 'damaged' | 'unverified' | null;
  /** The epoch that was compacted. */
  readonly epoch: number;
  /** The sequence of the snapshot that was written; null when nothing had changed. */
  readonly snapshot: number | null;
  /** How many rows were folded into history. */
  readonly folded: number;
}

const replayPage: PageSize = { rows: 10_000, bytes: 8_000_000 };

/**
 * Brings a document's snapshot up to date, keeps the last two, and folds the rows before the older of them into
 * compressed history. A snapshot is written after it was proved, in a document of its own, to show what the rows show;
 * rows are deleted after their history was proved to hold them. What it costs grows with what changed since the last
 * snapshot.
 *
 * Each statement stands alone: it may be killed anywhere, run by several processes at once, and run again. Not for use
 * inside a transaction. Throws `no_document`, and what the replayer throws.
 */
export async function compact(
  queryable: Queryable,
  documentId: string,
  replayer: Replayer = replay,
): Promise<Compacted> {
  const survey = await look(queryable, documentId);
  const { epoch, sequence } = survey;
  if (survey.isStale) await sweep(queryable, documentId);
  if (survey.isDamaged) return { refused: 'damaged', epoch, snapshot: null, folded: 0 };
  try {
    const isBehind = sequence > survey.newest;
    let isWritten = false;
    if (isBehind) {
      const replayed = await replayUpTo(queryable, documentId, survey, replayer);
      if (!(await provesItself(replayed, replayer))) {
        return { refused: 'unverified', epoch, snapshot: null, folded: 0 };
      }
      isWritten = await writeSnapshot(queryable, { documentId, epoch, sequence }, replayed);
    }
    const folded = isBehind || survey.isFoldable ? await fold(queryable, documentId, epoch) : 0;
    return { refused: null, epoch, snapshot: isWritten ? sequence : null, folded };
  } catch (error) {
    if (error instanceof DocumentLogFailure && error.code === 'damaged') {
      return { refused: 'damaged', epoch, snapshot: null, folded: 0 };
    }
    // Begun again meanwhile: there is nothing left to compact.
    if (error instanceof DocumentLogFailure && error.code === 'epoch_changed') {
      return { refused: null, epoch, snapshot: null, folded: 0 };
    }
    throw error;
  }
}

interface Survey {
  readonly epoch: number;
  readonly sequence: number;
  /** The sequence of the newest snapshot, or 0. */
  readonly newest: number;
  readonly isDamaged: boolean;
  /** An earlier run was killed, or came to nothing, before it had folded all. */
  readonly isFoldable: boolean;
  /** Rows of an earlier epoch are still there: an erasure was killed. */
  readonly isStale: boolean;
}

async function look(queryable: Queryable, documentId: string): Promise<Survey> {
  const { rows } = await queryable.query<{
    epoch: number;
    sequence: string;
    newest: string;
    damaged: boolean;
    foldable: boolean;
    stale: boolean;
  }>(
    `SELECT head.epoch, head.sequence, COALESCE(kept[1], 0) AS newest,
            EXISTS (SELECT 1 FROM document_damage AS noticed
                    WHERE noticed.document_id = head.id AND noticed.epoch = head.epoch) AS damaged,
            COALESCE(array_length(kept, 1), 0) > 2
              OR EXISTS (SELECT 1 FROM document_update AS entry
                         WHERE entry.document_id = head.id AND entry.epoch = head.epoch
                           AND entry.sequence <= kept[2]) AS foldable,
            EXISTS (SELECT 1 FROM document_update AS entry
                    WHERE entry.document_id = head.id AND entry.epoch < head.epoch) AS stale
     FROM document AS head, LATERAL (
       SELECT array_agg(sequence ORDER BY sequence DESC) AS kept FROM document_snapshot AS snapshot
       WHERE snapshot.document_id = head.id AND snapshot.epoch = head.epoch
     ) AS snapshots
     WHERE head.id = $1`,
    [documentId],
  );
  const row = rows[0];
  if (!row) throw new DocumentLogFailure('no_document', documentId);
  return {
    epoch: row.epoch,
    sequence: Number(row.sequence),
    newest: Number(row.newest),
    isDamaged: row.damaged,
    isFoldable: row.foldable,
    isStale: row.stale,
  };
}

async function replayUpTo(
  queryable: Queryable,
  documentId: string,
  { epoch, sequence, newest }: Survey,
  replayer: Replayer,
): Promise<Replayed> {
  let state = newest > 0 ? await baseOf(queryable, { documentId, epoch, sequence: newest }) : null;
  let replayed: Replayed | undefined;
  const stretch = { documentId, epoch, first: newest + 1, last: sequence };
  for await (const page of pagesOf(queryable, stretch, replayPage)) {
    replayed = await replayer(
      state,
      page.map(({ bytes }) => bytes),
    );
    state = replayed.bytes;
  }
  // Only asked for when there is something to replay.
  return replayed ?? replayer(state, []);
}

interface Place {
  readonly documentId: string;
  readonly epoch: number;
  readonly sequence: number;
}

async function baseOf(queryable: Queryable, { documentId, epoch, sequence }: Place): Promise<Uint8Array> {
  const { rows } = await queryable.query<SnapshotRow>(
    `SELECT sequence, bytes, state_vector, content_hash, checksum FROM document_snapshot
     WHERE document_id = $1 AND epoch = $2 AND sequence = $3`,
    [documentId, epoch, sequence],
  );
  // Others have compacted further since, or the epoch is over.
  if (!rows[0]) throw new DocumentLogFailure('epoch_changed', documentId);
  const snapshot = readSnapshot(rows[0]);
  if (snapshot) return snapshot.bytes;
  await recordDamage(queryable, documentId, epoch, [{ kind: 'snapshot', first: sequence, last: sequence }]);
  throw new DocumentLogFailure('damaged', documentId, `the snapshot at ${sequence} has changed`);
}

/** Whether a document made of nothing but the snapshot's bytes shows what the replay showed. */
async function provesItself(replayed: Replayed, replayer: Replayer): Promise<boolean> {
  const again = await replayer(replayed.bytes, []);
  return (
    again.contentHash === replayed.contentHash &&
    Buffer.compare(again.stateVector, replayed.stateVector) === 0
  );
}

/** Whether it was written: only to an epoch that is not over, and once; the lock makes an erasure wait, or this statement see it. */
async function writeSnapshot(
  queryable: Queryable,
  { documentId, epoch, sequence }: Place,
  { bytes, stateVector, contentHash }: Replayed,
): Promise<boolean> {
  const { rowCount } = await queryable.query(
    `INSERT INTO document_snapshot (document_id, epoch, sequence, bytes, state_vector, content_hash, checksum)
     SELECT id, epoch, $3::bigint, $4::bytea, $5::bytea, $6::text, $7::integer
     FROM document WHERE id = $1 AND epoch = $2 FOR SHARE
     ON CONFLICT DO NOTHING`,
    [
      documentId,
      epoch,
      sequence,
      Buffer.from(bytes),
      Buffer.from(stateVector),
      contentHash,
      snapshotChecksum({ sequence, bytes, stateVector }, contentHash),
    ],
  );
  return rowCount === 1;
}
