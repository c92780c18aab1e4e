import type { Queryable } from '@samepage/platform';
import * as Y from 'yjs';
import { decodeChunk, type ChunkRow } from './chunk';
import { forgetDamage, missingIn, recordDamage, type Damage } from './damage';
import { entryColumns, entryOf, isGapless, isSound, type Entry, type EntryRow } from './entry';
import { DocumentLogFailure } from './failure';
import type { OpenedDocument } from './open';
import { readSnapshot, type Snapshot, type SnapshotRow } from './snapshot';

/** Everything that a document has, sound or not, of one moment. */
interface Remains {
  readonly epoch: number;
  readonly sequence: number;
  readonly snapshots: readonly SnapshotRow[];
  readonly chunks: readonly ChunkRow[];
  readonly rows: readonly EntryRow[];
}

/**
 * Opens a document from what is sound of it, as `open` says, reading all there is: snapshots, chunks and rows. Records
 * the damage. Throws `no_document`, or `damaged` when nothing sound is left.
 */
export async function salvage(queryable: Queryable, documentId: string): Promise<OpenedDocument> {
  const remains = await readAll(queryable, documentId);
  const { epoch, sequence } = remains;
  const { snapshot, entries, damage } = await sift(remains);
  // A document must open even where its damage cannot be written down, such as on a full disk: its reader is told.
  await recordDamage(queryable, documentId, epoch, damage).catch(() => undefined);
  const since = entries.filter((entry) => entry.sequence > (snapshot?.sequence ?? 0));
  if (isGapless(since, (snapshot?.sequence ?? 0) + 1, sequence)) {
    return { epoch, sequence, snapshot, entries: since, damage };
  }
  const state = integrable(snapshot, since);
  if (!state) throw new DocumentLogFailure('damaged', documentId, 'nothing sound is left of it');
  return { epoch, sequence, snapshot: { sequence, ...state }, entries: [], damage };
}

/**
 * Reads everything a document has, folded or not, and answers what of it is damaged. Records that, and forgets damage
 * recorded earlier that is no more, because what was damaged has been restored from a backup: the document is compacted
 * again from then on. Throws `no_document`.
 */
export async function inspect(queryable: Queryable, documentId: string): Promise<Damage[]> {
  const remains = await readAll(queryable, documentId);
  const { damage } = await sift(remains);
  await forgetDamage(queryable, documentId, remains.epoch);
  await recordDamage(queryable, documentId, remains.epoch, damage);
  return damage;
}

/** Separates what is sound from what is not. */
async function sift(remains: Remains): Promise<{
  snapshot: Snapshot | null;
  entries: Entry[];
  damage: Damage[];
}> {
  const damage: Damage[] = [];
  const entries = new Map<number, Entry>();
  let snapshot: Snapshot | null = null;
  for (const row of remains.snapshots) {
    const read = readSnapshot(row);
    if (!read) damage.push(damageOf('snapshot', row.sequence));
    else if (!snapshot || read.sequence > snapshot.sequence) snapshot = read;
  }
  for (const row of remains.chunks) {
    const unfolded = await decodeChunk(row);
    if (unfolded?.every(isUpdate)) for (const entry of unfolded) entries.set(entry.sequence, entry);
    else damage.push(damageOf('chunk', row.first_sequence, row.last_sequence));
  }
  for (const row of remains.rows) {
    if (isSound(row) && isUpdate(row)) entries.set(Number(row.sequence), entryOf(row));
    else damage.push(damageOf('update', row.sequence));
  }
  damage.push(...absent(remains, entries, damage));
  return {
    snapshot,
    entries: [...entries.values()].sort((one, other) => one.sequence - other.sequence),
    damage,
  };
}

/** The sequences that neither are there nor are known to be damaged, and those that are more than there should be. */
function absent(
  { sequence }: Remains,
  entries: ReadonlyMap<number, Entry>,
  damage: readonly Damage[],
): Damage[] {
  const known = damage.filter(({ kind }) => kind !== 'snapshot');
  const present = [...[...entries.keys()].map((only) => ({ first: only, last: only })), ...known];
  const last = present.reduce((highest, range) => Math.max(highest, range.last), sequence);
  const missing = missingIn(1, sequence, present);
  return last > sequence ? [...missing, { kind: 'head', first: sequence + 1, last }] : missing;
}

function damageOf(kind: Damage['kind'], first: string, last = first): Damage {
  return { kind, first: Number(first), last: Number(last) };
}

/** What can be integrated without the entries that are not there; null when that is nothing at all. */
function integrable(
  snapshot: Snapshot | null,
  entries: readonly Entry[],
): { bytes: Uint8Array; stateVector: Uint8Array } | null {
  const doc = new Y.Doc({ gc: true });
  doc.transact(() => {
    if (snapshot) Y.applyUpdate(doc, snapshot.bytes);
    for (const { bytes } of entries) Y.applyUpdate(doc, bytes);
  });
  // What still waits refers to what is lost. Encoded along it would come alive at a moment nobody chose.
  doc.store.pendingStructs = null;
  doc.store.pendingDs = null;
  const state = { bytes: Y.encodeStateAsUpdate(doc), stateVector: Y.encodeStateVector(doc) };
  const isEmpty = doc.store.clients.size === 0;
  doc.destroy();
  return isEmpty ? null : state;
}

/** Whether Yjs can read it. Bytes that went bad before they were stored have a fitting checksum. */
function isUpdate({ bytes }: { readonly bytes: Uint8Array }): boolean {
  try {
    Y.decodeUpdate(bytes);
    return true;
  } catch {
    return false;
  }
}

async function readAll(queryable: Queryable, documentId: string): Promise<Remains> {
  const { rows } = await queryable.query<RemainsRow>(
    `WITH head AS (
       SELECT epoch, sequence FROM document WHERE id = $1
     )
     SELECT 'head' AS what, epoch, sequence, NULL::bigint AS client, NULL::uuid AS person_id, NULL::bytea AS bytes,
            NULL::integer AS checksum, NULL::bytea AS state_vector, NULL::text AS content_hash,
            NULL::bigint AS first_sequence, NULL::bigint AS last_sequence, NULL::text AS moments
     FROM head
     UNION ALL
     SELECT 'snapshot', epoch, sequence, NULL, NULL, bytes, checksum, state_vector, content_hash, NULL, NULL, NULL
     FROM document_snapshot WHERE document_id = $1 AND epoch = (SELECT epoch FROM head)
     UNION ALL
     SELECT 'chunk', epoch, NULL, NULL, NULL, bytes, checksum, NULL, NULL, first_sequence, last_sequence, moments
     FROM document_chunk WHERE document_id = $1 AND epoch = (SELECT epoch FROM head)
     UNION ALL
     SELECT 'entry', epoch, ${entryColumns}, NULL, NULL, NULL, NULL, NULL
     FROM document_update WHERE document_id = $1 AND epoch = (SELECT epoch FROM head)`,
    [documentId],
  );
  const head = rows.find((row) => row.what === 'head');
  if (!head) throw new DocumentLogFailure('no_document', documentId);
  return {
    epoch: head.epoch,
    sequence: Number(head.sequence),
    snapshots: rows.filter((row) => row.what === 'snapshot'),
    chunks: rows.filter((row) => row.what === 'chunk'),
    rows: rows.filter((row) => row.what === 'entry'),
  };
}

type RemainsRow =
  | { what: 'head'; epoch: number; sequence: string }
  | ({ what: 'snapshot' } & SnapshotRow)
  | ({ what: 'chunk' } & ChunkRow)
  | ({ what: 'entry' } & EntryRow);
