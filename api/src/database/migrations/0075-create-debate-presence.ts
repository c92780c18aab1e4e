import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One row for each node that someone was seen on, so that no node says for another that they have gone. */
export class CreateDebatePresence1763800075000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE debate_presence (
  debate_id uuid NOT NULL REFERENCES debate ON DELETE CASCADE,
  membership_id uuid NOT NULL REFERENCES membership,
  node uuid NOT NULL,
  seen_at timestamptz NOT NULL,
  gone boolean NOT NULL DEFAULT false,
  PRIMARY KEY (debate_id, membership_id, node)
)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE debate_presence`);
  }
}
