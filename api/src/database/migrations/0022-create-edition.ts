import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateEdition1763800022000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE edition (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  inquiry_id uuid NOT NULL REFERENCES inquiry,
  draft_id uuid NOT NULL REFERENCES draft,
  number integer NOT NULL CHECK (number > 0),
  published_by uuid NOT NULL REFERENCES membership,
  content jsonb NOT NULL,
  hash text NOT NULL CHECK (hash ~ '^[0-9a-f]{64}$'),
  pdf_hash text REFERENCES blob,
  published_at timestamptz NOT NULL,
  UNIQUE (inquiry_id, number)
)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE edition`);
  }
}
