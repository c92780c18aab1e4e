import type { MigrationInterface, QueryRunner } from 'typeorm';

const turns = (turn: string, each: string): string[] => [
  `UPDATE debate SET state = jsonb_set(state, '{turn}', ${turn}) WHERE state->'turn' <> 'null'`,
  `UPDATE debate SET state = jsonb_set(state, '{trail}', (
     SELECT jsonb_agg(CASE WHEN step->'turn' = 'null' THEN step ELSE jsonb_set(step, '{turn}', ${each}) END ORDER BY place)
     FROM jsonb_array_elements(state->'trail') WITH ORDINALITY AS left_step (step, place)))
   WHERE state->'trail' <> '[]'`,
];

/** Turns say whether whoever speaks paused them; those before were paused by facilitators. */
export class KeepOwnPauses1763800121000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const own = `'{"isOwnPause": false}'`;
    for (const text of turns(`state->'turn' || ${own}`, `step->'turn' || ${own}`)) await runner.query(text);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const text of turns(`(state->'turn') - 'isOwnPause'`, `(step->'turn') - 'isOwnPause'`))
      await runner.query(text);
  }
}
