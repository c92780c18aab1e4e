import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateStatementProposal1763800073000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE statement_proposal (
  id uuid NOT NULL,
  debate_id uuid NOT NULL REFERENCES debate ON DELETE CASCADE,
  membership_id uuid NOT NULL REFERENCES membership,
  text text NOT NULL CHECK (char_length(text) <= 280),
  group_id uuid,
  at timestamptz NOT NULL,
  declined_because text,
  settled_at timestamptz,
  PRIMARY KEY (debate_id, id)
)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE statement_proposal`);
  }
}
