import type { Queryable } from '@samepage/platform';
import { checksum, type NewEntry } from './entry';
import type { DocumentHead } from './read';

/** A client id that someone writes by for the first time. */
export interface Claim {
  readonly client: number;
  readonly personId: string;
}

/** What is to be appended to one document, if its log still ends where the writer believes it does. */
export interface Proposal {
  readonly documentId: string;
  readonly epoch: number;
  /** The last sequence the writer knows. */
  readonly after: number;
  readonly entries: readonly NewEntry[];
  readonly claims: readonly Claim[];
}

/**
 * Appends to several documents in one statement, each only if its log ends where the proposal says and nobody else
 * holds it or owns what it claims. Answers with the documents that were appended to; about the others nothing is
 * written, and the writer must read the log before it tries again. So a log never holds what was not judged against
 * everything before it, however many nodes write. A document that somebody holds (a harvest, another node) is left out
 * too: waiting for several in turn could end in a deadlock, and would keep a connection.
 */
export async function commit(
  queryable: Queryable,
  proposals: readonly Proposal[],
): Promise<ReadonlySet<string>> {
  const entries = proposals.flatMap(({ documentId, entries }) =>
    entries.map((entry, index) => ({ ...entry, documentId, position: index + 1 })),
  );
  const values: unknown[] = [
    proposals.map(({ documentId }) => documentId),
    proposals.map(({ epoch }) => epoch),
    proposals.map(({ after }) => after),
    proposals.map(({ entries }) => entries.length),
    entries.map(({ documentId }) => documentId),
    entries.map(({ position }) => position),
    entries.map(({ client }) => client),
    entries.map(({ personId }) => personId),
    entries.map(({ bytes }) => asBuffer(bytes)),
    entries.map(({ bytes }) => checksum(bytes)),
  ];
  const claims = proposals.flatMap(({ documentId, claims }) =>
    claims.map((claim) => ({ ...claim, documentId })),
  );
  if (claims.length > 0) {
    values.push(
      claims.map(({ documentId }) => documentId),
      claims.map(({ client }) => client),
      claims.map(({ personId }) => personId),
    );
  }
  const { rows } = await queryable.query<{ id: string }>(claims.length > 0 ? claiming : plain, values);
  return new Set(rows.map(({ id }) => id));
}

/** Whose the client ids are that were claimed in a document. Those that are nobody's are left out. */
export async function ownersOf(
  queryable: Queryable,
  documentId: string,
  clients: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  const { rows } = await queryable.query<{ client: string; person_id: string }>(
    'SELECT client, person_id FROM document_client WHERE document_id = $1 AND client = ANY ($2::bigint[])',
    [documentId, clients],
  );
  return new Map(rows.map((row) => [Number(row.client), row.person_id]));
}

/** The heads of many documents, in one statement. Those that are not there are left out. */
export async function headsOf(queryable: Queryable, documentIds: readonly string[]): Promise<DocumentHead[]> {
  const { rows } = await queryable.query<{
    id: string;
    inquiry_id: string;
    kind: string;
    epoch: number;
    sequence: string;
  }>('SELECT id, inquiry_id, kind, epoch, sequence FROM document WHERE id = ANY ($1::uuid[])', [documentIds]);
  return rows.map(({ id, inquiry_id, kind, epoch, sequence }) => ({
    id,
    inquiryId: inquiry_id,
    kind,
    epoch,
    sequence: Number(sequence),
  }));
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

const claimed = `unnest($11::uuid[], $12::bigint[], $13::uuid[]) AS claim (document_id, client, person_id)`;
const unclaimed = `AND NOT EXISTS (
    SELECT 1 FROM ${claimed} JOIN document_client AS owned USING (document_id, client)
    WHERE claim.document_id = document.id AND owned.person_id <> claim.person_id
  )`;
const claim = `, bound AS (
    INSERT INTO document_client (document_id, client, person_id)
    SELECT claim.document_id, claim.client, claim.person_id FROM ${claimed} JOIN moved ON moved.id = claim.document_id
    ON CONFLICT (document_id, client) DO NOTHING
  )`;

function statement(claims: boolean): string {
  return `WITH held AS MATERIALIZED (
    SELECT document.id, proposed.epoch, proposed.after, proposed.count
    FROM unnest($1::uuid[], $2::integer[], $3::bigint[], $4::integer[]) AS proposed (id, epoch, after, count)
    JOIN document USING (id)
    WHERE document.epoch = proposed.epoch AND document.sequence = proposed.after ${claims ? unclaimed : ''}
    FOR UPDATE OF document SKIP LOCKED
  ), moved AS (
    UPDATE document SET sequence = held.after + held.count FROM held WHERE document.id = held.id
    RETURNING document.id, held.epoch, held.after
  ), kept AS (
    INSERT INTO document_update (document_id, epoch, sequence, client, person_id, bytes, checksum)
    SELECT moved.id, moved.epoch, moved.after + entry.position, entry.client, entry.person_id, entry.bytes,
           entry.checksum
    FROM unnest($5::uuid[], $6::integer[], $7::bigint[], $8::uuid[], $9::bytea[], $10::integer[])
      AS entry (document_id, position, client, person_id, bytes, checksum)
    JOIN moved ON moved.id = entry.document_id
  )${claims ? claim : ''}
  SELECT id FROM moved`;
}

/** Always the same two texts: a database that prepares statements meets them again. */
const [plain, claiming] = [statement(false), statement(true)];
