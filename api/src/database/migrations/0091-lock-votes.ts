import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whether the room is locked stands beside the state too, so that votes are judged by it without reading the state. */
export class LockVotes1763800091000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE debate ADD COLUMN locked boolean NOT NULL DEFAULT false`);
    await runner.query(`UPDATE debate SET locked = COALESCE((state->>'locked')::boolean, false)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE debate DROP COLUMN locked`);
  }
}
