import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateMembership1763800009000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE membership (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  inquiry_id uuid NOT NULL REFERENCES inquiry ON DELETE CASCADE,
  person_id uuid NOT NULL REFERENCES person,
  role text NOT NULL CHECK (role IN ('artist', 'facilitator', 'participant', 'commissioner')),
  sector_id uuid NOT NULL,
  name text NOT NULL,
  ended_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (inquiry_id, person_id),
  FOREIGN KEY (inquiry_id, sector_id) REFERENCES sector (inquiry_id, id)
)`);
    await runner.query(`CREATE INDEX membership_person ON membership (person_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE membership`);
  }
}
