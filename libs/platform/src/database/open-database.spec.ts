import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { DataDirInUse } from './data-dir-lock';
import { openDatabase } from './open-database';
import { withAdvisoryLock } from './advisory-lock';

const server = process.env['TEST_DATABASE_URL'];
const outside = server ? describe : describe.skip;

describe('the embedded database', () => {
  let dataDir: string;
  beforeEach(() => (dataDir = mkdtempSync(join(tmpdir(), 'samepage-database-'))));
  afterEach(() => rmSync(dataDir, { recursive: true }));
  const settings = () => ({ databaseUrl: undefined, dataDir });

  it('keeps what was written, refuses a second opener, and lets the folder go', async () => {
    mkdirSync(join(dataDir, 'database.new')); // A first start that was killed half way.
    const first = await openDatabase(settings());
    expect(statSync(join(dataDir, 'database')).mode & 0o777).toBe(0o700);
    await expect(openDatabase(settings())).rejects.toThrow(DataDirInUse);
    const pool = new pg.Pool(first.poolConfig);
    await pool.query('CREATE TABLE leaf (id int)');
    await pool.query('INSERT INTO leaf VALUES (7)');
    expect(await withAdvisoryLock(first, 'test', () => Promise.resolve('done'))).toBe('done');
    await pool.end();
    await first.close();
    expect(existsSync(join(dataDir, 'lock'))).toBe(false);

    const second = await openDatabase(settings());
    const again = new pg.Pool(second.poolConfig);
    expect((await again.query('SELECT id FROM leaf')).rows).toEqual([{ id: 7 }]);
    await again.end();
    await second.close();
  });
});

it.each([
  ['postgres://127.0.0.1:9/x', /^DATABASE_URL names a PostgreSQL that cannot be reached \(ECONNREFUSED\)\.$/],
  [
    'postgres://no-such-host.invalid/x',
    /^DATABASE_URL names a PostgreSQL that cannot be reached \(E\w+\)\.$/,
  ],
])('says in one sentence that %s does not answer', async (databaseUrl, sentence) => {
  await expect(openDatabase({ databaseUrl, dataDir: '' })).rejects.toThrow(sentence);
});

outside('an outside database', () => {
  const named = (name: string): string => {
    const url = new URL(server!);
    url.pathname = `/${name}`;
    return url.href;
  };

  it('is opened once it answers', async () => {
    const database = await openDatabase({ databaseUrl: server, dataDir: '' });
    expect(database.kind).toBe('outside');
    const pool = new pg.Pool(database.poolConfig);
    expect((await pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
    await pool.end();
    await database.close();
  });

  it('that does not exist is named as such', async () => {
    await expect(openDatabase({ databaseUrl: named('no_such_database'), dataDir: '' })).rejects.toThrow(
      'DATABASE_URL names a database that does not exist on that server.',
    );
  });

  it('lets one process at a time do work of one name', async () => {
    const database = await openDatabase({ databaseUrl: server, dataDir: '' });
    const steps: string[] = [];
    const started = Promise.withResolvers<undefined>();
    const release = Promise.withResolvers<undefined>();
    const first = withAdvisoryLock(database, 'spec', async () => {
      started.resolve(undefined);
      await release.promise;
      steps.push('first');
    });
    await started.promise;
    const second = withAdvisoryLock(database, 'spec', () => Promise.resolve(steps.push('second')));
    await withAdvisoryLock(database, 'other', () => Promise.resolve(steps.push('other')));
    release.resolve(undefined);
    await Promise.all([first, second]);
    expect(steps).toEqual(['other', 'first', 'second']);
  });
});
