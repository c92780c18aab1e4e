import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateProvocation1763800013000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE provocation (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  inquiry_id uuid NOT NULL REFERENCES inquiry ON DELETE CASCADE,
  membership_id uuid NOT NULL REFERENCES membership,
  title text NOT NULL,
  words text NOT NULL,
  image_hash text REFERENCES blob,
  image_alt text,
  posted_at timestamptz NOT NULL DEFAULT now(),
  CHECK (image_hash IS NULL OR length(image_alt) > 0)
)`);
    await runner.query(`CREATE INDEX provocation_inquiry ON provocation (inquiry_id, posted_at)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE provocation`);
  }
}
