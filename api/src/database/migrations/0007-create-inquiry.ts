import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateInquiry1763800007000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE inquiry (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  slug text NOT NULL UNIQUE CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  title text NOT NULL,
  question text NOT NULL,
  about text NOT NULL DEFAULT '',
  spot text NOT NULL CHECK (spot ~ '^#[0-9a-f]{6}$'),
  join_code text NOT NULL UNIQUE,
  created_at timestamptz NOT NULL DEFAULT now()
)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE inquiry`);
  }
}
