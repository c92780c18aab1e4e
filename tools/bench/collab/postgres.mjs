import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { postgres } from '../../test/servers.mjs';

const patience = 30_000;

/**
 * A PostgreSQL of the bench's own that keeps what it commits (fsync and synchronous_commit on, as in production), or
 * the one that BENCH_DATABASE_URL names.
 * @returns {Promise<{ url: string, what: string, stop(): Promise<void> }>}
 */
export async function startDatabase(env = process.env) {
  if (env.BENCH_DATABASE_URL)
    return { url: env.BENCH_DATABASE_URL, what: 'BENCH_DATABASE_URL', stop: async () => {} };
  const found = await postgres({ ...env, TEST_DATABASE_URL: '' }, { isDurable: true });
  if (found.missing) throw new Error(`The bench needs a PostgreSQL: ${found.missing}.`);
  await opens(found.url);
  return found;
}

/** Its port answers a little before it lets anyone in. */
async function opens(url) {
  for (const end = Date.now() + patience; ; await sleep(50)) {
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      return await client.end();
    } catch (error) {
      if (Date.now() > end) throw error;
    }
  }
}
