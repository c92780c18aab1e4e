import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateStatement1763800017000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE statement (
  id uuid PRIMARY KEY,
  debate_id uuid NOT NULL REFERENCES debate ON DELETE CASCADE,
  membership_id uuid NOT NULL REFERENCES membership,
  text text NOT NULL CHECK (char_length(text) BETWEEN 1 AND 280),
  created_at timestamptz NOT NULL,
  hidden_at timestamptz
)`);
    await runner.query(`CREATE INDEX statement_debate ON statement (debate_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE statement`);
  }
}
