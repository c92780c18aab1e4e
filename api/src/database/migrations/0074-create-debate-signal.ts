import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateDebateSignal1763800074000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE debate_signal (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  debate_id uuid NOT NULL REFERENCES debate ON DELETE CASCADE,
  membership_id uuid NOT NULL REFERENCES membership,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  UNIQUE (debate_id, membership_id)
)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE debate_signal`);
  }
}
