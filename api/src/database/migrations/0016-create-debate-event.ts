import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateDebateEvent1763800016000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE debate_event (
  debate_id uuid NOT NULL REFERENCES debate ON DELETE CASCADE,
  sequence integer NOT NULL CHECK (sequence > 0),
  command_id uuid NOT NULL,
  event jsonb NOT NULL,
  PRIMARY KEY (debate_id, sequence),
  UNIQUE (debate_id, command_id)
)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE debate_event`);
  }
}
