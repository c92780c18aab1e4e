import { postgres } from '../../test/servers.mjs';

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
  return found;
}
