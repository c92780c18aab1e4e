import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Votes and stands know in which order one person pressed them, where that was sent. */
export class OrderVotes1763800117000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of ['vote', 'stand']) await runner.query(`ALTER TABLE ${table} ADD COLUMN turn bigint`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['vote', 'stand']) await runner.query(`ALTER TABLE ${table} DROP COLUMN turn`);
  }
}
