import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateResponse1763800014000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE response (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  provocation_id uuid NOT NULL REFERENCES provocation ON DELETE CASCADE,
  membership_id uuid NOT NULL REFERENCES membership,
  words text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
)`);
    await runner.query(`CREATE INDEX response_provocation ON response (provocation_id, created_at)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE response`);
  }
}
