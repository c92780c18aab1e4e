import type { Queryable } from '@samepage/platform';
import { checksum, type NewEntry } from './entry';
import { DocumentLogFailure } from './failure';

export interface NewDocument {
  readonly id: string;
  readonly inquiryId: string;
  /** What the document is, such as `draft`. */
  readonly kind: string;
  /** The state it begins with. A document is seeded here, once, and never again. */
  readonly firstUpdate?: Uint8Array;
}

/** Creates a document at epoch 1, with its first update when it has one. */
export async function create(queryable: Queryable, document: NewDocument): Promise<void> {
  const { id, inquiryId, kind, firstUpdate } = document;
  const bytes = firstUpdate ? Buffer.from(firstUpdate) : null;
  await queryable.query(
    `WITH made AS (
       INSERT INTO document (id, inquiry_id, kind, sequence)
       VALUES ($1, $2, $3, CASE WHEN $4::bytea IS NULL THEN 0 ELSE 1 END)
       RETURNING id, epoch
     )
     INSERT INTO document_update (document_id, epoch, sequence, bytes, checksum)
     SELECT id, epoch, 1, $4::bytea, $5::integer FROM made WHERE $4::bytea IS NOT NULL`,
    [id, inquiryId, kind, bytes, bytes && checksum(bytes)],
  );
}

/** The sequences a batch was given, first and last included. */
export interface Appended {
  readonly first: number;
  readonly last: number;
}

/**
 * Appends a batch, in order, in one statement: it locks the document's row, takes the next sequences and inserts every
 * row, so that sequences have no gap and no two writers share one. Runs in the caller's transaction if there is one,
 * and is then as durable as that. Throws `epoch_changed` or `no_document`, having written nothing.
 */
export async function append(
  queryable: Queryable,
  documentId: string,
  epoch: number,
  batch: readonly NewEntry[],
): Promise<Appended> {
  if (batch.length === 0) throw new RangeError('There is nothing to append.');
  const { rows } = await queryable.query<{ last: string }>(
    `WITH head AS (
       UPDATE document SET sequence = sequence + $3::integer
       WHERE id = $1::uuid AND epoch = $2::integer
       RETURNING sequence AS last
     ), written AS (
       INSERT INTO document_update (document_id, epoch, sequence, client, person_id, bytes, checksum)
       SELECT $1::uuid, $2::integer, head.last - $3::integer + entry.position,
              entry.client, entry.person_id, entry.bytes, entry.checksum
       FROM head, unnest($4::bigint[], $5::uuid[], $6::bytea[], $7::integer[])
         WITH ORDINALITY AS entry (client, person_id, bytes, checksum, position)
     )
     SELECT last FROM head`,
    [
      documentId,
      epoch,
      batch.length,
      batch.map((entry) => entry.client),
      batch.map((entry) => entry.personId),
      batch.map((entry) => Buffer.from(entry.bytes)),
      batch.map((entry) => checksum(entry.bytes)),
    ],
  );
  const head = rows[0];
  if (!head) throw await refusal(queryable, documentId);
  const last = Number(head.last);
  return { first: last - batch.length + 1, last };
}

async function refusal(queryable: Queryable, documentId: string): Promise<DocumentLogFailure> {
  const { rows } = await queryable.query('SELECT 1 FROM document WHERE id = $1', [documentId]);
  return new DocumentLogFailure(rows.length > 0 ? 'epoch_changed' : 'no_document', documentId);
}

/**
 * Binds a Yjs client id to a person when it is first used, and answers whose it is from then on. When two people ask
 * at once, both get the same answer.
 */
export async function bindClient(
  queryable: Queryable,
  documentId: string,
  client: number,
  personId: string,
): Promise<string> {
  const { rows } = await queryable.query<{ person_id: string }>(
    `INSERT INTO document_client (document_id, client, person_id) VALUES ($1, $2, $3)
     ON CONFLICT (document_id, client) DO UPDATE SET person_id = document_client.person_id
     RETURNING person_id`,
    [documentId, client, personId],
  );
  const owner = rows[0];
  if (!owner) throw new DocumentLogFailure('no_document', documentId);
  return owner.person_id;
}
