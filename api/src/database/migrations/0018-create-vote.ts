import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateVote1763800018000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE vote (
  statement_id uuid NOT NULL REFERENCES statement ON DELETE CASCADE,
  membership_id uuid NOT NULL REFERENCES membership,
  choice text NOT NULL CHECK (choice IN ('agree', 'disagree', 'pass')),
  cast_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (statement_id, membership_id)
)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE vote`);
  }
}
