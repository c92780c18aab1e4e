import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The map of a room as it was drawn last: what it was drawn from (`version` of what was disclosed), which look at it was
 * judged, and all that the next is drawn on from, so that groups keep their names on every server.
 */
export class CreateRoomMap1763800112000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE room_map (
  debate_id uuid PRIMARY KEY REFERENCES disclosure_key ON DELETE CASCADE,
  revision integer NOT NULL CHECK (revision > 0),
  version integer NOT NULL,
  judged_version integer,
  state text NOT NULL,
  shown jsonb NOT NULL,
  at timestamptz NOT NULL,
  frozen_at timestamptz
)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE room_map`);
  }
}
