import { Inject, Injectable } from '@nestjs/common';
import { Failure, type ApiTokens, type MadeApiToken } from '@samepage/contracts';
import type { Bell, Queryable } from '@samepage/platform';
import { createHash, randomBytes } from 'node:crypto';
import type { z } from 'zod';
import { QUERYABLE } from '../database/queryable';
import { BELL } from '../edge/tokens';

/** Keys people make for programs that act as them. */
@Injectable()
export class ApiTokenService {
  constructor(
    @Inject(QUERYABLE) private readonly queryable: Queryable,
    @Inject(BELL) private readonly bell: Bell,
  ) {}

  async list(personId: string): Promise<z.infer<typeof ApiTokens>> {
    const { rows } = await this.queryable.query<{
      id: string;
      label: string;
      created_at: Date;
      last_used_at: Date | null;
    }>(
      `SELECT id, label, created_at, last_used_at FROM api_token
       WHERE person_id = $1 AND revoked_at IS NULL ORDER BY created_at DESC`,
      [personId],
    );
    return rows.map((row) => ({
      id: row.id,
      label: row.label,
      createdAt: row.created_at.toISOString(),
      lastUsedAt: row.last_used_at?.toISOString() ?? null,
    }));
  }

  async make(personId: string, label: string): Promise<z.infer<typeof MadeApiToken>> {
    return makeApiToken(this.queryable, personId, label);
  }

  async revoke(personId: string, tokenId: string): Promise<void> {
    const { rowCount } = await this.queryable.query(
      `UPDATE api_token SET revoked_at = now() WHERE id = $1 AND person_id = $2 AND revoked_at IS NULL`,
      [tokenId, personId],
    );
    if (!rowCount) throw new Failure('not_found', 'That key is already gone.');
    this.bell.ring({ about: 'access', id: personId });
  }
}

/** 256 random bits; only their SHA-256 is kept. The prefix lets people and scanners see what it is. */
export async function makeApiToken(
  queryable: Queryable,
  personId: string,
  label: string,
): Promise<z.infer<typeof MadeApiToken>> {
  const token = `samepage_${randomBytes(32).toString('base64url')}`;
  const hash = createHash('sha256').update(token).digest();
  const { rows } = await queryable.query<{ id: string }>(
    `INSERT INTO api_token (person_id, label, hash) VALUES ($1, $2, $3) RETURNING id`,
    [personId, label, hash],
  );
  const [made] = rows;
  if (!made) throw new Error('The key was not stored.');
  return { id: made.id, token };
}
