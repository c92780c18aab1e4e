import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A reaction is one row for each debate, thing that is on the floor, kind and person, and holds no time, so that it
 * cannot be put beside anything else. It is counted by its key alone.
 */
export class CreateReaction1763800093000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE reaction (
  debate_id uuid NOT NULL REFERENCES debate ON DELETE CASCADE,
  about uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('heart', 'clap', 'question', 'me-too')),
  membership_id uuid NOT NULL REFERENCES membership,
  PRIMARY KEY (debate_id, about, kind, membership_id)
)`);
    await runner.query(`ALTER TABLE debate ADD COLUMN reacts_to uuid`);
    await runner.query(`UPDATE debate SET
  reacts_to = COALESCE((state->>'floor')::uuid, (state->>'stepId')::uuid, id) WHERE phase = 'open'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE debate DROP COLUMN reacts_to`);
    await runner.query(`DROP TABLE reaction`);
  }
}
