import type { Queryable } from '@samepage/platform';
import { expectNoGap, readRow, type Entry, type EntryRow } from './entry';
import { DocumentLogFailure } from './failure';

/** What a document is, without its writing. */
export interface DocumentHead {
  readonly id: string;
  readonly inquiryId: string;
  readonly kind: string;
  readonly epoch: number;
  readonly sequence: number;
}

/** A whole document: the updates of its epoch in order. Applied to an empty Yjs document they give its state. */
export interface LoadedDocument {
  readonly epoch: number;
  readonly sequence: number;
  readonly updates: readonly Entry[];
}

/** A document's head, or undefined when there is no such document. */
export async function find(queryable: Queryable, documentId: string): Promise<DocumentHead | undefined> {
  const { rows } = await queryable.query<{
    inquiry_id: string;
    kind: string;
    epoch: number;
    sequence: string;
  }>('SELECT inquiry_id, kind, epoch, sequence FROM document WHERE id = $1', [documentId]);
  const row = rows[0];
  return (
    row && {
      id: documentId,
      inquiryId: row.inquiry_id,
      kind: row.kind,
      epoch: row.epoch,
      sequence: Number(row.sequence),
    }
  );
}

/** The entries after a sequence, in order. Throws `damaged` when one is missing or changed. */
export async function readSince(
  queryable: Queryable,
  documentId: string,
  epoch: number,
  afterSequence: number,
): Promise<Entry[]> {
  const { rows } = await queryable.query<EntryRow>(
    `SELECT sequence, client, person_id, bytes, checksum FROM document_update
     WHERE document_id = $1 AND epoch = $2 AND sequence > $3 ORDER BY sequence`,
    [documentId, epoch, afterSequence],
  );
  const entries = rows.map((row) => readRow(documentId, row));
  expectNoGap(documentId, entries, afterSequence + 1, entries.at(-1)?.sequence ?? afterSequence);
  return entries;
}

/**
 * Reads a whole document in one statement, so that head and rows are of one moment. Throws `no_document`, or `damaged`
 * when a row is missing or its checksum differs: a document that cannot be read is never taken for an empty one.
 */
export async function load(queryable: Queryable, documentId: string): Promise<LoadedDocument> {
  const { rows } = await queryable.query<HeadRow & Nullable<EntryRow>>(
    `SELECT document.epoch AS epoch, document.sequence AS head,
            entry.sequence, entry.client, entry.person_id, entry.bytes, entry.checksum
     FROM document
     LEFT JOIN document_update AS entry ON entry.document_id = document.id AND entry.epoch = document.epoch
     WHERE document.id = $1 ORDER BY entry.sequence`,
    [documentId],
  );
  const head = rows[0];
  if (!head) throw new DocumentLogFailure('no_document', documentId);
  const updates = rows.filter(holdsEntry).map((row) => readRow(documentId, row));
  const sequence = Number(head.head);
  expectNoGap(documentId, updates, 1, sequence);
  return { epoch: head.epoch, sequence, updates };
}

interface HeadRow {
  epoch: number;
  head: string;
}

type Nullable<Row> = { [Column in keyof Row]: Row[Column] | null };

/** The join gives one row of nulls for a document without updates. */
function holdsEntry(row: HeadRow & Nullable<EntryRow>): row is HeadRow & EntryRow {
  return row.sequence !== null;
}
