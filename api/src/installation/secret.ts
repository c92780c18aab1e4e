import type { Queryable } from '@samepage/platform';
import { randomBytes } from 'node:crypto';

/**
 * The secret that session cookies are signed with. Made once and kept in the database, so that every process of an
 * installation shares it and nobody has to invent one.
 */
export async function installationSecret(queryable: Queryable): Promise<string> {
  await queryable.query(
    `INSERT INTO installation (key, value) VALUES ('session_secret', $1) ON CONFLICT (key) DO NOTHING`,
    [randomBytes(32).toString('base64url')],
  );
  const { rows } = await queryable.query<{ value: string }>(
    `SELECT value FROM installation WHERE key = 'session_secret'`,
  );
  const [row] = rows;
  if (!row) throw new Error('The session secret could not be kept.');
  return row.value;
}
