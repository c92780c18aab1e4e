import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Dated, convened spaces of an inquiry, which debates may be held at. */
export class CreateGathering1763800124000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE gathering (
  id uuid PRIMARY KEY,
  inquiry_id uuid NOT NULL REFERENCES inquiry ON DELETE CASCADE,
  title text NOT NULL,
  starts_at timestamptz NOT NULL,
  ends_at timestamptz CHECK (ends_at > starts_at),
  where_to text NOT NULL,
  agenda text NOT NULL,
  version integer NOT NULL DEFAULT 1 CHECK (version > 0)
)`);
    await runner.query(`CREATE INDEX gathering_inquiry ON gathering (inquiry_id, starts_at)`);
    await runner.query(
      `ALTER TABLE debate ADD COLUMN gathering_id uuid REFERENCES gathering ON DELETE SET NULL`,
    );
    await runner.query(
      `CREATE INDEX debate_gathering ON debate (gathering_id) WHERE gathering_id IS NOT NULL`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX debate_gathering`);
    await runner.query(`ALTER TABLE debate DROP COLUMN gathering_id`);
    await runner.query(`DROP TABLE gathering`);
  }
}
