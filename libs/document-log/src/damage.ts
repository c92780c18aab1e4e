import type { Queryable } from '@samepage/platform';
import { DocumentLogFailure } from './failure';

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

/** The sequences from `first` to `last` that none of the ranges covers. */
export function missingIn(
  first: number,
  last: number,
  present: readonly { readonly first: number; readonly last: number }[],
): Damage[] {
  const ranges = present.toSorted((one, other) => one.first - other.first);
  const missing: Damage[] = [];
  let next = first;
  for (const range of [...ranges, { first: last + 1, last }]) {
    const end = Math.min(range.first - 1, last);
    if (end >= next) missing.push({ kind: 'missing', first: next, last: end });
    next = Math.max(next, range.last + 1);
  }
  return missing;
}

/** Keeps each damage once, however often it is noticed. Nothing is kept of an epoch that is over. */
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
     WHERE EXISTS (SELECT 1 FROM document WHERE id = $1::uuid AND epoch = $2::integer)
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

/** Forgets that something was damaged; what was damaged stays where it is. */
export async function forgetDamage(queryable: Queryable, documentId: string, epoch: number): Promise<void> {
  await queryable.query('DELETE FROM document_damage WHERE document_id = $1 AND epoch = $2', [
    documentId,
    epoch,
  ]);
}

/**
 * Records what makes a reading impossible and gives the failure to throw: `damaged`, or what is the matter when the
 * document was begun again, or is gone, since.
 */
export async function refusal(
  queryable: Queryable,
  documentId: string,
  epoch: number,
  damage: readonly Damage[],
): Promise<DocumentLogFailure> {
  await recordDamage(queryable, documentId, epoch, damage);
  const { rows } = await queryable.query<{ epoch: number }>('SELECT epoch FROM document WHERE id = $1', [
    documentId,
  ]);
  if (!rows[0]) return new DocumentLogFailure('no_document', documentId);
  if (rows[0].epoch !== epoch) return new DocumentLogFailure('epoch_changed', documentId);
  return new DocumentLogFailure('damaged', documentId, describe(damage));
}

export function describe(damage: readonly Damage[]): string {
  return damage.map(({ kind, first, last }) => `${kind} ${first} to ${last}`).join(', ');
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
