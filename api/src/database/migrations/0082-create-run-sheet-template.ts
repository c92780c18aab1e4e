import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateRunSheetTemplate1763800082000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE run_sheet_template (
  id uuid PRIMARY KEY,
  inquiry_id uuid NOT NULL REFERENCES inquiry ON DELETE CASCADE,
  title text NOT NULL CHECK (title <> ''),
  plan jsonb NOT NULL,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp()
)`);
    await runner.query(
      `CREATE INDEX run_sheet_template_inquiry ON run_sheet_template (inquiry_id, created_at)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE run_sheet_template`);
  }
}
