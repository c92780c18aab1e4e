import type { INestApplicationContext } from '@nestjs/common';
import type { Bell, Queryable } from '@samepage/platform';
import { QUERYABLE } from '../database/queryable';
import { UnitOfWork } from '../database/unit-of-work';
import { BELL } from '../edge/tokens';
import { findCast } from './cast';
import { holdDemoDebate } from './demo-debate';
import { addDemoPeople } from './demo-people';
import { prepareDemoDebate } from './demo-prepared-debate';
import { addDemoProvocations } from './demo-provocations';

/**
 * Sets up the demo inquiry where there is no inquiry yet, by the same services that people use. A start that was
 * stopped half-way is taken up where it ended: each step looks first at what is there. Call it under the advisory
 * lock `demo`.
 */
export async function seedDemo(app: INestApplicationContext): Promise<void> {
  const queryable = app.get<Queryable>(QUERYABLE);
  if (!(await begin(app, queryable))) return;
  const cast = await findCast(queryable);
  await addDemoProvocations(app, cast);
  await prepareDemoDebate(app, cast);
  await holdDemoDebate(app, cast);
  await queryable.query(`UPDATE installation SET value = 'done' WHERE key = 'demo'`);
}

/** True when there is something to set up. The inquiry, its people and the note that it is ours come together. */
async function begin(app: INestApplicationContext, queryable: Queryable): Promise<boolean> {
  const { rows } = await queryable.query<{ value: string }>(
    `SELECT value FROM installation WHERE key = 'demo'`,
  );
  if (rows[0]) return rows[0].value !== 'done';
  return app.get(UnitOfWork).run(async (transaction) => {
    const { rows: inquiries } = await transaction.queryable.query(`SELECT 1 FROM inquiry LIMIT 1`);
    if (inquiries.length > 0) return false;
    await addDemoPeople(transaction, app.get<Bell>(BELL));
    await transaction.queryable.query(`INSERT INTO installation (key, value) VALUES ('demo', 'begun')`);
    return true;
  });
}
