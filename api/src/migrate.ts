import { openDatabase, readSettings, StartRefused, withAdvisoryLock } from '@samepage/platform';
import { connect, migrate } from './start';

/** `npm run migrate` runs the migrations that are due; with `--down` it reverts the last one. */
async function main(down: boolean): Promise<string> {
  const database = await openDatabase(readSettings(process.env));
  try {
    const dataSource = await connect(database);
    try {
      if (!down) return count(await migrate(database, dataSource));
      const [before] = await dataSource.query<{ name: string }[]>(
        `SELECT name FROM migrations ORDER BY id DESC LIMIT 1`,
      );
      await withAdvisoryLock(database, 'migrations', () => dataSource.undoLastMigration());
      return before ? `Reverted ${before.name}.` : 'There is no migration to revert.';
    } finally {
      await dataSource.destroy();
    }
  } finally {
    await database.close();
  }
}

function count(run: number): string {
  if (run === 0) return 'The database is up to date.';
  return `Ran ${run} ${run === 1 ? 'migration' : 'migrations'}. The database is up to date.`;
}

try {
  process.stdout.write(`${await main(process.argv.includes('--down'))}\n`);
} catch (error) {
  if (!(error instanceof StartRefused)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
