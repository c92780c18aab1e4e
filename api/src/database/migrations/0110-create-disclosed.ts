import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What was shown of how sectors voted, so that what is shown next can be decided by it, and the key that chance is
 * drawn by: see the promise in libs/opinion/src/disclosure. A key never changes and never leaves the server.
 */
export class CreateDisclosed1763800110000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE disclosure_key (
  debate_id uuid PRIMARY KEY REFERENCES debate ON DELETE CASCADE,
  key bytea NOT NULL CHECK (octet_length(key) = 32)
)`);
    await runner.query(`CREATE TABLE disclosed (
  debate_id uuid NOT NULL REFERENCES disclosure_key ON DELETE CASCADE,
  level text NOT NULL CHECK (level IN ('room', 'published')),
  version integer NOT NULL CHECK (version > 0),
  seen text NOT NULL,
  content text NOT NULL,
  PRIMARY KEY (debate_id, level)
)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE disclosed`);
    await runner.query(`DROP TABLE disclosure_key`);
  }
}
