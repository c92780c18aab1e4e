import pg from 'pg';
import type { Database } from './open-database';

/**
 * Does the work while no other process does work of the same name, on any machine that uses this database.
 *
 * The lock is held on a connection of its own, so it covers work that opens and commits transactions elsewhere
 * (TypeORM's migrations take no lock themselves). The embedded database has one process and one connection: there
 * the lock on its folder already says it all.
 */
export async function withAdvisoryLock<Result>(
  database: Database,
  name: string,
  work: () => Promise<Result>,
): Promise<Result> {
  if (database.kind === 'embedded') return work();
  const client = new pg.Client(database.poolConfig);
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock(hashtextextended($1, 0))', [`samepage:${name}`]);
    return await work();
  } finally {
    // Ending the session lets the lock go, however the work ended.
    await client.end();
  }
}
