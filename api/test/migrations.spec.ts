import { StartRefused } from '@samepage/platform';
import { openTestDatabase, type TestDatabase } from '@samepage/platform/testing';
import type { DataSource } from 'typeorm';
import { entities } from '../src/database/entities';
import { migrations } from '../src/database/migrations';
import { requireMigrated } from '../src/database/require-migrated';
import { connect, migrate } from '../src/start';

let database: TestDatabase;
let dataSource: DataSource;

beforeAll(async () => {
  database = await openTestDatabase();
  dataSource = await connect(database);
});
afterAll(async () => {
  await dataSource.destroy();
  await database.close();
});

/** Everything that is ours in the database, but the list of migrations that ran. */
async function things(): Promise<string[]> {
  const rows = await dataSource.query<{ thing: string }[]>(
    `SELECT c.relkind::text || ' ' || c.relname AS thing FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = 'public' AND c.relname !~ '^migrations|^PK_'
     UNION ALL SELECT 'function ' || p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
     WHERE n.nspname = 'public'
     UNION ALL SELECT 'trigger ' || tgname FROM pg_trigger WHERE NOT tgisinternal
     UNION ALL SELECT 'constraint ' || conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint
     WHERE connamespace = 'public'::regnamespace AND conrelid <> 'migrations'::regclass
     ORDER BY 1`,
  );
  return rows.map(({ thing }) => thing);
}

it('goes up, all the way down, and up again to the same', async () => {
  await expect(requireMigrated(dataSource)).rejects.toThrow(StartRefused);
  expect(await migrate(database, dataSource)).toBe(migrations.length);
  const up = await things();
  expect(up).toContain('r edition');
  await requireMigrated(dataSource);

  for (let left = migrations.length; left > 0; left--) await dataSource.undoLastMigration();
  expect(await things()).toEqual([]);

  expect(await migrate(database, dataSource)).toBe(migrations.length);
  expect(await things()).toEqual(up);
  expect(await migrate(database, dataSource)).toBe(0);
});

it('gives every entity its table, with the columns it names', async () => {
  const rows = await dataSource.query<{ name: string }[]>(
    `SELECT table_name || '.' || column_name AS name FROM information_schema.columns WHERE table_schema = 'public'`,
  );
  const there = new Set(rows.map(({ name }) => name));
  expect(dataSource.entityMetadatas).toHaveLength(entities.length);
  for (const { tableName, columns } of dataSource.entityMetadatas)
    for (const { databaseName } of columns) expect([...there]).toContain(`${tableName}.${databaseName}`);
});

it('has a name and an order that nobody can mistake', () => {
  const names = migrations.map((migration) => (new migration() as { name?: string }).name ?? migration.name);
  const times = names.map((name) => Number(/\d{13}$/.exec(name)?.[0]));
  expect(times).toEqual([...times].sort((one, other) => one - other));
  expect(new Set(times).size).toBe(times.length);
});
