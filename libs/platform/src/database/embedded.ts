import { chmodSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { createPgConfig } from '@electric-sql/pglite/node-postgres';
import type { PoolConfig } from 'pg';

/**
 * How `pg` reaches a PostgreSQL in this process: through one connection, for ever. Give it to one pool only: a
 * second pool would share the first one's session, and with it its transactions.
 */
export function embeddedPoolConfig(pglite: PGlite): PoolConfig {
  return Object.assign({ max: 1, idleTimeoutMillis: 0 }, createPgConfig(pglite));
}

/**
 * Opens the database in a folder that the caller has locked. A new one is made beside its place and moved there
 * when it is whole, so that a kill in the first seconds leaves nothing half made.
 */
export async function openEmbedded(dataDir: string): Promise<PGlite> {
  const place = join(dataDir, 'database');
  if (!existsSync(place)) {
    const making = join(dataDir, 'database.new');
    rmSync(making, { recursive: true, force: true });
    mkdirSync(making, { mode: 0o700 });
    await (await PGlite.create(making)).close();
    renameSync(making, place);
  }
  // PGlite writes files anyone may read; the folder is what keeps them in.
  chmodSync(place, 0o700);
  return PGlite.create(place);
}
