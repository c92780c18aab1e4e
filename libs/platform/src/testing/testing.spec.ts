import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openTestDatabase, type TestDatabase } from '.';

const open: TestDatabase[] = [];

async function fresh(...options: Parameters<typeof openTestDatabase>): Promise<TestDatabase> {
  const database = await openTestDatabase(...options);
  open.push(database);
  return database;
}

afterEach(async () => {
  await Promise.all(open.splice(0).map((database) => database.close()));
});

it('gives each caller a PostgreSQL of its own', async () => {
  const [one, other] = [await fresh(), await fresh()];
  await one.pool.query('CREATE TABLE leaf (id int)');
  await expect(other.pool.query('SELECT * FROM leaf')).rejects.toThrow('does not exist');
});

it('keeps what a migration made until a source of it changes', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'samepage-sources-'));
  writeFileSync(join(folder, 'one.sql'), crypto.randomUUID());
  let runs = 0;
  const options = {
    sources: [folder],
    migrate: ({ pool }: TestDatabase) => {
      runs++;
      return pool.query('CREATE TABLE tree (id int primary key)');
    },
  };
  const first = await fresh(options);
  await first.pool.query('INSERT INTO tree VALUES (1)');
  const second = await fresh(options);
  expect((await second.pool.query('SELECT * FROM tree')).rows).toEqual([]);
  expect(runs).toBe(first.kind === 'embedded' ? 1 : 2);

  writeFileSync(join(folder, 'one.sql'), crypto.randomUUID());
  await fresh(options);
  expect(runs).toBe(first.kind === 'embedded' ? 2 : 3);
  rmSync(folder, { recursive: true });
});
