import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateStand1763800072000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE stand (
  debate_id uuid NOT NULL REFERENCES debate ON DELETE CASCADE,
  moment text NOT NULL CHECK (moment IN ('opening', 'closing')),
  membership_id uuid NOT NULL REFERENCES membership,
  choice text NOT NULL CHECK (choice IN ('for', 'against', 'unsure')),
  moved text CHECK (char_length(moved) <= 140),
  cast_at timestamptz NOT NULL,
  PRIMARY KEY (debate_id, moment, membership_id)
)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE stand`);
  }
}
