import type { Queryable } from '@samepage/platform';
import { authorsOf, type AuthoredRun } from './authors';
import { open } from './open';
import { docOf } from './replay';

/**
 * Who wrote each character that is in the document now: see `authorsOf`. Of a damaged document it tells what `open`
 * gives. Throws as `open` does.
 */
export async function whoWrote(queryable: Queryable, documentId: string): Promise<AuthoredRun[]> {
  const { snapshot, entries } = await open(queryable, documentId);
  const doc = docOf([...(snapshot ? [snapshot] : []), ...entries].map(({ bytes }) => bytes));
  const runs = authorsOf(doc, await allOwnersOf(queryable, documentId));
  doc.destroy();
  return runs;
}

async function allOwnersOf(queryable: Queryable, documentId: string): Promise<Map<number, string>> {
  const { rows } = await queryable.query<{ client: string; person_id: string }>(
    'SELECT client, person_id FROM document_client WHERE document_id = $1',
    [documentId],
  );
  return new Map(rows.map(({ client, person_id }) => [Number(client), person_id]));
}

/** The client ids a person writes a document by. */
export async function clientsOf(
  queryable: Queryable,
  documentId: string,
  personId: string,
): Promise<ReadonlySet<number>> {
  const owners = await allOwnersOf(queryable, documentId);
  return new Set([...owners].flatMap(([client, owner]) => (owner === personId ? [client] : [])));
}
