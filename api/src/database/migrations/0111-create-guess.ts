import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How many of another sector somebody thought would agree, before they saw it. Once for each, and never changed. */
export class CreateGuess1763800111000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE guess (
  membership_id uuid NOT NULL REFERENCES membership ON DELETE CASCADE,
  statement_id uuid NOT NULL REFERENCES statement ON DELETE CASCADE,
  sector_id uuid NOT NULL REFERENCES sector (id) ON DELETE CASCADE,
  guess text NOT NULL CHECK (guess IN ('hardly-any', 'few', 'about-half', 'most', 'nearly-all')),
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (membership_id, statement_id, sector_id)
)`);
    await runner.query(`CREATE INDEX guess_statement ON guess (statement_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE guess`);
  }
}
