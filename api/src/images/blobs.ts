import type { Queryable } from '@samepage/platform';
import { createHash } from 'node:crypto';

export interface NewBlob {
  bytes: Buffer;
  mediaType: string;
  width?: number;
  height?: number;
}

/** Keeps bytes under their SHA-256 and answers it. Keeping the same bytes twice keeps them once. */
export async function keepBlob(
  queryable: Queryable,
  { bytes, mediaType, width, height }: NewBlob,
): Promise<string> {
  const hash = createHash('sha256').update(bytes).digest('hex');
  await queryable.query(
    `INSERT INTO blob (hash, media_type, width, height, bytes) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (hash) DO NOTHING`,
    [hash, mediaType, width ?? null, height ?? null, bytes],
  );
  return hash;
}

export async function readBlob(
  queryable: Queryable,
  hash: string,
): Promise<{ bytes: Buffer; mediaType: string } | undefined> {
  const { rows } = await queryable.query<{ bytes: Buffer; mediaType: string }>(
    `SELECT bytes, media_type AS "mediaType" FROM blob WHERE hash = $1`,
    [hash],
  );
  return rows[0];
}
