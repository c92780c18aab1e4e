import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import { embeddedPoolConfig } from '../database/embedded';
import type { Database } from '../database/open-database';
import { keepSnapshot, snapshotKey, takeSnapshot } from './snapshot';

/** A database of one test file, thrown away at its end. */
export interface TestDatabase extends Database {
  /** A pool on it, made when first asked for. On the embedded kind use either this or a pool of your own, not both. */
  readonly pool: pg.Pool;
  /** Its address, for another process; the embedded kind has none. */
  readonly url?: string;
  /** Ends `pool` and throws the database away. End pools of your own before. */
  close(): Promise<void>;
}

export interface TestDatabaseOptions {
  /** Brings the empty database to where the tests begin. Must end every pool it makes itself. */
  readonly migrate?: (database: TestDatabase) => Promise<unknown>;
  /**
   * Files and folders (absolute) that decide what `migrate` makes. Given these, what it made on the embedded kind
   * is kept and copied next time, in any process, until one of them changes.
   */
  readonly sources?: readonly string[];
}

/**
 * An empty PostgreSQL: in memory, in this process; or, where TEST_DATABASE_URL names a server, a database of its
 * own there, which that user must be allowed to create.
 */
export async function openTestDatabase(options: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const server = process.env['TEST_DATABASE_URL'];
  if (!server) return openInMemory(options);
  const database = await createOn(server);
  await options.migrate?.(database);
  return database;
}

async function openInMemory({ migrate, sources }: TestDatabaseOptions): Promise<TestDatabase> {
  const empty = snapshotKey(engineVersion(), []);
  if (!migrate) return wrap(await restore(empty));
  const migrated = sources && snapshotKey(engineVersion(), sources);
  const kept = migrated && (await takeSnapshot(migrated));
  if (kept) return wrap(await PGlite.create({ loadDataDir: kept }));

  const pglite = await restore(empty);
  const first = wrap(pglite);
  await migrate(first);
  if (!migrated) return first;
  await first.pool.end();
  await keepSnapshot(migrated, await pglite.dumpDataDir('none'));
  return wrap(pglite);
}

/** An empty database, from a copy of one where there is one. */
async function restore(key: string): Promise<PGlite> {
  const kept = await takeSnapshot(key);
  if (kept) return PGlite.create({ loadDataDir: kept });
  const pglite = await PGlite.create();
  await keepSnapshot(key, await pglite.dumpDataDir('none'));
  return pglite;
}

function wrap(pglite: PGlite): TestDatabase {
  return withPool('embedded', embeddedPoolConfig(pglite), undefined, () => pglite.close());
}

async function createOn(server: string): Promise<TestDatabase> {
  const name = `samepage_test_${crypto.randomUUID().replaceAll('-', '')}`;
  const url = new URL(server);
  url.pathname = `/${name}`;
  await onServer(server, `CREATE DATABASE ${name}`);
  return withPool('outside', { connectionString: url.href, max: 10 }, url.href, () => drop(server, name));
}

/**
 * Waits some seconds for connections that are just ending: one that is cut off while it ends throws where no test
 * can catch it. Only then uses force.
 */
async function drop(server: string, name: string): Promise<void> {
  await onServer(server, `DROP DATABASE ${name}`).catch(() =>
    onServer(server, `DROP DATABASE ${name} WITH (FORCE)`),
  );
}

async function onServer(server: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

function withPool(
  kind: Database['kind'],
  poolConfig: pg.PoolConfig,
  url: string | undefined,
  discard: () => Promise<void>,
): TestDatabase {
  let pool: pg.Pool | undefined;
  return {
    kind,
    poolConfig,
    url,
    get pool() {
      return (pool ??= new pg.Pool(poolConfig));
    },
    close: async () => {
      if (pool && !pool.ended) await pool.end();
      await discard();
    },
  };
}

/** Another PGlite may read its folders differently. */
function engineVersion(): string {
  const entry = createRequire(import.meta.url).resolve('@electric-sql/pglite');
  const { version } = JSON.parse(readFileSync(new URL('../package.json', `file://${entry}`), 'utf8')) as {
    version: string;
  };
  return version;
}
