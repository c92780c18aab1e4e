import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateDraft1763800020000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE draft (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  inquiry_id uuid NOT NULL REFERENCES inquiry ON DELETE CASCADE,
  title text NOT NULL,
  document_id uuid NOT NULL UNIQUE,
  created_at timestamptz NOT NULL DEFAULT now()
)`);
    await runner.query(`CREATE INDEX draft_inquiry ON draft (inquiry_id, created_at)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE draft`);
  }
}
