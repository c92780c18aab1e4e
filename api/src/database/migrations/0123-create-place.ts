import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Where people say they are, if they like: a list that each inquiry sets. Whose place it is, is shown to nobody; what
 * was told of all together is kept, and who was part of it, so that one person more changes nothing
 * (`libs/opinion/src/disclosure/places.ts`). Who takes their place back keeps the row without one.
 */
export class CreatePlace1763800123000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE place (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  inquiry_id uuid NOT NULL REFERENCES inquiry ON DELETE CASCADE,
  name text NOT NULL,
  position smallint NOT NULL,
  UNIQUE (inquiry_id, name) DEFERRABLE INITIALLY DEFERRED
)`);
    await runner.query(`CREATE TABLE said_place (
  membership_id uuid PRIMARY KEY REFERENCES membership ON DELETE CASCADE,
  place_id uuid REFERENCES place ON DELETE SET NULL,
  is_told boolean NOT NULL DEFAULT false
)`);
    await runner.query(`CREATE INDEX said_place_place ON said_place (place_id)`);
    await runner.query(`CREATE TABLE places_told (
  inquiry_id uuid PRIMARY KEY REFERENCES inquiry ON DELETE CASCADE,
  told jsonb NOT NULL,
  at timestamptz NOT NULL DEFAULT now()
)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['places_told', 'said_place', 'place']) await runner.query(`DROP TABLE ${table}`);
  }
}
