import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateClauseSource1763800021000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE clause_source (
  clause_id uuid NOT NULL,
  statement_id uuid NOT NULL REFERENCES statement,
  draft_id uuid NOT NULL REFERENCES draft ON DELETE CASCADE,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (clause_id, statement_id)
)`);
    await runner.query(`CREATE INDEX clause_source_draft ON clause_source (draft_id)`);
    await runner.query(`CREATE INDEX clause_source_statement ON clause_source (statement_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE clause_source`);
  }
}
