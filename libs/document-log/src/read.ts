import type { Queryable } from '@samepage/platform';
import { describe, losesWords } from './damage';
import { DocumentLogFailure } from './failure';
import { open } from './open';

/** What a document is, without its writing. */
export interface DocumentHead {
  readonly id: string;
  readonly inquiryId: string;
  readonly kind: string;
  readonly epoch: number;
  readonly sequence: number;
}

/** The state of a document now: applied in order to an empty Yjs document, these updates give it. */
export interface LoadedDocument {
  readonly epoch: number;
  readonly sequence: number;
  readonly updates: readonly LoadedUpdate[];
}

/** One Yjs update (V1), and the sequence up to which those up to this one bring a document. */
export interface LoadedUpdate {
  readonly sequence: number;
  readonly bytes: Uint8Array;
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

/**
 * Reads the state of a document now, for those who must have all of its words or none. `updates` may begin with a
 * snapshot and are not the history: see `entriesBetween`. Throws `no_document`, or `damaged` when words may be missing
 * (`open` gives what is left of them).
 */
export async function load(queryable: Queryable, documentId: string): Promise<LoadedDocument> {
  const { epoch, sequence, snapshot, entries, damage } = await open(queryable, documentId);
  if (losesWords(damage)) throw new DocumentLogFailure('damaged', documentId, describe(damage));
  return { epoch, sequence, updates: snapshot ? [snapshot, ...entries] : entries };
}
