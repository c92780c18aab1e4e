import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateSector1763800008000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE sector (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  inquiry_id uuid NOT NULL REFERENCES inquiry ON DELETE CASCADE,
  name text NOT NULL,
  mark text NOT NULL,
  ink smallint NOT NULL CHECK (ink BETWEEN 1 AND 10),
  position smallint NOT NULL,
  UNIQUE (inquiry_id, name),
  UNIQUE (inquiry_id, position),
  UNIQUE (inquiry_id, id)
)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE sector`);
  }
}
