import type { Queryable } from '@samepage/platform';
import type { SeededRandom } from '@samepage/testing';

/** The process was killed before this statement reached the database. */
export class Killed extends Error {
  override readonly name = 'Killed';
}

/** Lets this many statements through and no more. */
export function killedAfter(queryable: Queryable, statements: number): Queryable {
  let left = statements;
  return {
    query: (text, values) => {
      if (left-- <= 0) throw new Killed(text);
      return queryable.query(text, values);
    },
  };
}

/** Runs something before the first statement whose text has `mark` in it, as if another process had been faster. */
export function interrupted(
  queryable: Queryable,
  mark: string,
  meanwhile: () => Promise<unknown>,
): Queryable {
  let isPending = true;
  return {
    query: async (text, values) => {
      if (isPending && text.includes(mark)) {
        isPending = false;
        await meanwhile();
      }
      return queryable.query(text, values);
    },
  };
}

export type Stored = 'document_update' | 'document_snapshot' | 'document_chunk';

/** Flips one bit of the bytes of one row of a document, taken at random; answers its (last) sequence, if any was left. */
export async function flipBit(
  queryable: Queryable,
  table: Stored,
  documentId: string,
  random: SeededRandom,
  spared: ReadonlySet<unknown> = new Set(),
): Promise<number | undefined> {
  const sequence = table === 'document_chunk' ? 'last_sequence' : 'sequence';
  const { rows } = await queryable.query<{ sequence: string; size: number }>(
    `SELECT ${sequence} AS sequence, octet_length(bytes) AS size FROM ${table}
     WHERE document_id = $1 ORDER BY 1`,
    [documentId],
  );
  const left = rows.filter((row) => !spared.has(row.sequence));
  if (left.length === 0) return undefined;
  const row = random.pick(left);
  await queryable.query(
    `UPDATE ${table} SET bytes = set_bit(bytes, $3, 1 - get_bit(bytes, $3))
     WHERE document_id = $1 AND ${sequence} = $2`,
    [documentId, row.sequence, random.below(row.size * 8)],
  );
  return Number(row.sequence);
}

/** How many rows of each table a document has. */
export async function countRows(queryable: Queryable, documentId: string): Promise<Record<Stored, number>> {
  const { rows } = await queryable.query<Record<Stored, number>>(
    `SELECT (SELECT count(*)::integer FROM document_update WHERE document_id = $1) AS document_update,
            (SELECT count(*)::integer FROM document_snapshot WHERE document_id = $1) AS document_snapshot,
            (SELECT count(*)::integer FROM document_chunk WHERE document_id = $1) AS document_chunk`,
    [documentId],
  );
  return rows[0]!;
}
