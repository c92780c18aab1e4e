import type { Queryable } from '@samepage/platform';
import * as Y from 'yjs';
import { isWriting } from './authors';
import { describe, losesWords } from './damage';
import { readSince } from './entries';
import { checksum } from './entry';
import { DocumentLogFailure } from './failure';
import { open } from './open';
import { applyAll, docOf } from './replay';
import { sweep } from './sweep';
import { clientsOf } from './who-wrote';

/** What is to be gone besides the text that was deleted already. */
export interface Erasure {
  /** Also deletes what this person wrote and is still there: their characters, not the elements around them. */
  readonly wordsOf?: string;
  /** Also forgets that it was this person who wrote what stays. */
  readonly attributionOf?: string;
  /** Begins again from what is sound of a damaged document, and gives up the rest for good. */
  readonly acceptsDamage?: boolean;
}

export interface Erased {
  /** The new epoch. Its first entry is the whole state. */
  readonly epoch: number;
}

/** How often writers may come in between before an erasure gives up; each try takes in what they wrote. */
const patience = 100;

/**
 * Begins a document again, in a new epoch, with nothing but what it shows: deleted text, history, snapshots and who
 * wrote which entry are gone from every table. (PostgreSQL frees the bytes on disk when it vacuums; backups have ages
 * of their own.) Whoever has the document open must be told that the epoch changed, and forget what they hold.
 *
 * One statement changes over: killed at any time, either the old epoch is there whole or the new one is. Nothing that
 * was committed is lost. Throws `no_document`; `damaged` unless that is accepted; `epoch_changed` when somebody else
 * began the document again meanwhile; `busy` when writers would not let it.
 */
export async function erase(
  queryable: Queryable,
  documentId: string,
  { wordsOf, attributionOf, acceptsDamage = false }: Erasure = {},
): Promise<Erased> {
  const { epoch, snapshot, entries, damage, ...opened } = await open(queryable, documentId);
  if (losesWords(damage) && !acceptsDamage) {
    throw new DocumentLogFailure('damaged', documentId, describe(damage));
  }
  const doc = docOf([...(snapshot ? [snapshot] : []), ...entries].map(({ bytes }) => bytes));
  try {
    let { sequence } = opened;
    for (let tries = 0; tries < patience; tries++) {
      if (wordsOf !== undefined) deleteWords(doc, await clientsOf(queryable, documentId, wordsOf));
      const place = { documentId, epoch, sequence };
      const isDone = await changeOver(queryable, place, Y.encodeStateAsUpdate(doc), attributionOf);
      if (isDone) {
        // A compaction that was under way may have written to the old epoch just before it ended.
        await sweep(queryable, documentId);
        return { epoch: epoch + 1 };
      }
      sequence = await takeIn(queryable, doc, place);
    }
    throw new DocumentLogFailure('busy', documentId, 'it is written to all the time');
  } finally {
    doc.destroy();
  }
}

interface Place {
  readonly documentId: string;
  readonly epoch: number;
  readonly sequence: number;
}

/** Applies what was appended since; answers the last sequence of that. */
async function takeIn(
  queryable: Queryable,
  doc: Y.Doc,
  { documentId, epoch, sequence }: Place,
): Promise<number> {
  const since = await readSince(queryable, documentId, epoch, sequence);
  const last = since.at(-1);
  if (!last) throw new DocumentLogFailure('epoch_changed', documentId);
  applyAll(
    doc,
    since.map(({ bytes }) => bytes),
  );
  return last.sequence;
}

/** Deletes the characters and embedded things that these clients wrote. */
function deleteWords(doc: Y.Doc, clients: ReadonlySet<number>): void {
  doc.transact((transaction) => {
    for (const client of clients) {
      for (const struct of doc.store.clients.get(client) ?? []) {
        if (struct instanceof Y.Item && !struct.deleted && isWriting(struct.content)) {
          struct.delete(transaction);
        }
      }
    }
  });
}

/** False, having changed nothing, when the document is not at this place any more. */
async function changeOver(
  queryable: Queryable,
  { documentId, epoch, sequence }: Place,
  bytes: Uint8Array,
  attributionOf: string | undefined,
): Promise<boolean> {
  const { rows } = await queryable.query(
    `WITH head AS (
       UPDATE document SET epoch = epoch + 1, sequence = 1
       WHERE id = $1 AND epoch = $2 AND sequence = $3 RETURNING id, epoch
     ), first_entry AS (
       INSERT INTO document_update (document_id, epoch, sequence, bytes, checksum)
       SELECT id, epoch, 1, $4::bytea, $5::integer FROM head
     ), entries AS (
       DELETE FROM document_update AS entry USING head
       WHERE entry.document_id = head.id AND entry.epoch < head.epoch
     ), chunks AS (
       DELETE FROM document_chunk AS chunk USING head
       WHERE chunk.document_id = head.id AND chunk.epoch < head.epoch
     ), snapshots AS (
       DELETE FROM document_snapshot AS snapshot USING head
       WHERE snapshot.document_id = head.id AND snapshot.epoch < head.epoch
     ), clients AS (
       DELETE FROM document_client AS bound USING head
       WHERE bound.document_id = head.id AND bound.person_id = $6::uuid
     )
     SELECT epoch FROM head`,
    [documentId, epoch, sequence, Buffer.from(bytes), checksum(bytes), attributionOf ?? null],
  );
  return rows.length > 0;
}
