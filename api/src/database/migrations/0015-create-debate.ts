import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateDebate1763800015000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE debate (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  inquiry_id uuid NOT NULL REFERENCES inquiry ON DELETE CASCADE,
  provocation_id uuid REFERENCES provocation,
  title text NOT NULL,
  join_code text NOT NULL UNIQUE,
  version integer NOT NULL DEFAULT 0,
  state jsonb NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
)`);
    await runner.query(`CREATE INDEX debate_inquiry ON debate (inquiry_id, created_at)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE debate`);
  }
}
