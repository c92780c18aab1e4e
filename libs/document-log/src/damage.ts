import type { Queryable } from '@samepage/platform';

/**
 * Something of a document that could not be used. `snapshot`, `chunk`, `update`: its bytes are not what was written.
 * `missing`: these sequences are nowhere. `head`: there are entries after the one the document says is its last.
 */
export interface Damage {
  readonly kind: 'snapshot' | 'chunk' | 'update' | 'missing' | 'head';
  /** The sequences it is about, first and last included. */
  readonly first: number;
  readonly last: number;
}

/** Damage as it was noticed first. */
export interface NoticedDamage extends Damage {
  readonly documentId: string;
  readonly epoch: number;
  readonly noticedAt: Date;
}

/** Whether words may be missing from what was read: a snapshot can be made up for from the log, nothing else can. */
export function losesWords(damage: readonly Damage[]): boolean {
  return damage.some(({ kind }) => kind !== 'snapshot');
}

/** Keeps each damage once, however often it is noticed. */
export async function recordDamage(
  queryable: Queryable,
  documentId: string,
  epoch: number,
  damage: readonly Damage[],
): Promise<void> {
  if (damage.length === 0) return;
  await queryable.query(
    `INSERT INTO document_damage (document_id, epoch, kind, first_sequence, last_sequence)
     SELECT $1::uuid, $2::integer, kind, first, last
     FROM unnest($3::text[], $4::bigint[], $5::bigint[]) AS noticed (kind, first, last)
     ON CONFLICT DO NOTHING`,
    [
      documentId,
      epoch,
      damage.map(({ kind }) => kind),
      damage.map(({ first }) => first),
      damage.map(({ last }) => last),
    ],
  );
}

/**
 * Every damage noticed in the present epoch of any document, the latest first. Damage is noticed when the damaged part
 * is read; what nobody has read since is not here.
 */
export async function listDamage(queryable: Queryable): Promise<NoticedDamage[]> {
  const { rows } = await queryable.query<{
    document_id: string;
    epoch: number;
    kind: Damage['kind'];
    first_sequence: string;
    last_sequence: string;
    noticed_at: Date;
  }>(
    `SELECT damage.* FROM document_damage AS damage
     JOIN document ON document.id = damage.document_id AND document.epoch = damage.epoch
     ORDER BY noticed_at DESC, damage.document_id, first_sequence`,
  );
  return rows.map((row) => ({
    documentId: row.document_id,
    epoch: row.epoch,
    kind: row.kind,
    first: Number(row.first_sequence),
    last: Number(row.last_sequence),
    noticedAt: row.noticed_at,
  }));
}
