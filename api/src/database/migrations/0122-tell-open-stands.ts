import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Whether voting was declared open when somebody stood on the motion: only then are they named with it. Those before
 * were told that nobody is shown how they stood, and stay unnamed.
 */
export class TellOpenStands1763800122000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE stand ADD COLUMN told_open boolean NOT NULL DEFAULT false`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE stand DROP COLUMN told_open`);
  }
}
