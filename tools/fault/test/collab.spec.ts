import { jest } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { Runner } from '../src/runner';
import { scenarios } from '../src/scenarios';

/** A scenario takes seconds; a machine that does other things, and healing that is given its full time, take longer. */
jest.setTimeout(240_000);

/** SEED from the environment makes the same run again. */
const seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31));
const runner = new Runner({ seed, isLong: false, kills: 6 });

/** The short form of `npm run fault -- collab`. */
describe('the collaboration server under a fault', () => {
  beforeAll(() => {
    execFileSync(process.execPath, [resolve(import.meta.dirname, '../bundle.mjs')], { stdio: 'inherit' });
  });
  afterAll(() => runner.close());

  for (const scenario of scenarios.filter(({ inShort }) => inShort)) {
    const reason = runner.whyNot(scenario);
    if (reason !== undefined) {
      it.skip(`${scenario.name} (skipped: ${reason})`, () => undefined);
      continue;
    }
    it(`${scenario.name}: ${scenario.does}`, async () => {
      const { problems, invoked } = await runner.run(scenario);
      expect(problems.map((problem) => `SEED=${seed}: ${problem}`)).toEqual([]);
      expect(invoked).toBeGreaterThan(0);
    });
  }
});
