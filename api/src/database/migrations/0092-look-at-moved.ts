import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What moved someone is looked at first where statements are: its id on the facilitators' desk, and what became of it.
 * Without an id nobody has to look at it; with one, it is shown once it was settled and not declined. Whether words are
 * looked at first stands beside the state of a debate, as everything does that a stand is judged by.
 */
export class LookAtMoved1763800092000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE debate ADD COLUMN moderated boolean NOT NULL DEFAULT false`);
    await runner.query(
      `UPDATE debate SET moderated = COALESCE(state->'plan'->'settings'->>'moderation' = 'before', false)`,
    );
    await runner.query(`ALTER TABLE stand
  ADD COLUMN moved_id uuid UNIQUE,
  ADD COLUMN moved_settled_at timestamptz,
  ADD COLUMN moved_declined text,
  ADD CONSTRAINT stand_moved_looked_at CHECK (moved_id IS NULL OR moved IS NOT NULL),
  ADD CONSTRAINT stand_moved_settled CHECK (moved_settled_at IS NULL OR moved_id IS NOT NULL),
  ADD CONSTRAINT stand_moved_declined CHECK (moved_declined IS NULL OR moved_settled_at IS NOT NULL)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE stand DROP COLUMN moved_id, DROP COLUMN moved_settled_at, DROP COLUMN moved_declined`,
    );
    await runner.query(`ALTER TABLE debate DROP COLUMN moderated`);
  }
}
