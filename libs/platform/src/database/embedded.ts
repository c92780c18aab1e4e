import { chmodSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { createPgConfig } from '@electric-sql/pglite/node-postgres';
import pg, { type ClientConfig, type PoolConfig } from 'pg';

/**
 * How `pg` reaches a PostgreSQL in this process: one client at a time. Give it to one pool only: a second pool would
 * share the first one's session, and with it its transactions.
 *
 * Each client has a connection of its own. After a statement that fails, `pool.query` throws its client away and makes
 * another; had both the same connection, the end of the first would be the end of the second, and answers would reach
 * the wrong question. The session behind them is one and the same, so each client begins by clearing it.
 */
export function embeddedPoolConfig(pglite: PGlite): PoolConfig & { Client: typeof pg.Client } {
  class EmbeddedClient extends pg.Client {
    constructor(config?: ClientConfig) {
      super(Object.assign({}, config, createPgConfig(pglite)));
    }
  }
  return Object.assign(
    { max: 1, idleTimeoutMillis: 0, Client: EmbeddedClient, onConnect: clear },
    createPgConfig(pglite),
  );
}

/** Ends what the client before left in the session: a transaction it was thrown away in, its prepared statements. */
async function clear(client: pg.ClientBase): Promise<void> {
  await client.query('ROLLBACK');
  await client.query('DISCARD ALL');
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
