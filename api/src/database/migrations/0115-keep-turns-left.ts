import type { MigrationInterface, QueryRunner } from 'typeorm';

const trail = (each: string): string => `UPDATE debate SET state = jsonb_set(state, '{trail}', COALESCE(
  (SELECT jsonb_agg(${each} ORDER BY place) FROM jsonb_array_elements(state->'trail') WITH ORDINALITY AS step (step, place)),
  '[]'))`;

/** Steps that were left say whether their time stood still, and which turn leaving them ended; of those before, none. */
export class KeepTurnsLeft1763800115000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(trail(`step.step || '{"isPaused": false, "turn": null, "isSpeaking": false}'`));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(trail(`step.step - ARRAY['isPaused', 'turn', 'isSpeaking']`));
  }
}
