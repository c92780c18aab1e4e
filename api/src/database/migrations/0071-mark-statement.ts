import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which statements are voted on, and which no longer are because others took their place or they were withdrawn. */
export class MarkStatement1763800071000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE statement
  ADD COLUMN kind text NOT NULL DEFAULT 'statement' CHECK (kind IN ('statement', 'quote', 'note')),
  ADD COLUMN recast_at timestamptz,
  ADD COLUMN withdrawn_at timestamptz`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE statement DROP COLUMN kind, DROP COLUMN recast_at, DROP COLUMN withdrawn_at`,
    );
  }
}
