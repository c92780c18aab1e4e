import type { Queryable } from '@samepage/platform';

/** Deletes what is left of a document's earlier epochs: rows, chunks and snapshots. */
export async function sweep(queryable: Queryable, documentId: string): Promise<void> {
  await queryable.query(
    `WITH head AS (
       SELECT id, epoch FROM document WHERE id = $1
     ), entries AS (
       DELETE FROM document_update AS entry USING head
       WHERE entry.document_id = head.id AND entry.epoch < head.epoch
     ), chunks AS (
       DELETE FROM document_chunk AS chunk USING head
       WHERE chunk.document_id = head.id AND chunk.epoch < head.epoch
     )
     DELETE FROM document_snapshot AS snapshot USING head
     WHERE snapshot.document_id = head.id AND snapshot.epoch < head.epoch`,
    [documentId],
  );
}
