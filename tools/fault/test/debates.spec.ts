import { jest } from '@jest/globals';
import { openTestDatabase } from '@samepage/platform/testing';
import { playDebates } from '../src/debates';
import { run } from '../src/program';

/** Servers are killed and started again meanwhile, on a machine that may be busy. */
jest.setTimeout(240_000);

/** SEED from the environment makes the same run again; DEBATES how many there are. */
const seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31));
const debates = Number(process.env['DEBATES'] ?? 6);

/** The short form of `npm run fault -- debates`. */
describe('random debates', () => {
  const url = process.env['TEST_DATABASE_URL'];
  const when = url ? it : it.skip;
  when(
    `end with everyone, the log and the rows agreeing, whichever server is killed${url ? '' : ' (skipped: TEST_DATABASE_URL is not set)'}`,
    async () => {
      const database = await openTestDatabase();
      try {
        const databaseUrl = database.url ?? '';
        await run('api/migrate', [], { DATABASE_URL: databaseUrl, LOG_LEVEL: 'error' });
        const report = await playDebates({ databaseUrl, seed, debates, nodes: 2 });
        expect(report.problems.map((problem) => `SEED=${seed}: ${problem}`)).toEqual([]);
        expect(report.events).toBeGreaterThan(debates * 10);
        expect(report.kills).toBeGreaterThan(0);
      } finally {
        await database.close();
      }
    },
  );
});
