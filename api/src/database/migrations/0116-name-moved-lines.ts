import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Every line of what moved someone has an id, so that it can be taken down: those nobody looked at first were settled
 * as they came.
 */
export class NameMovedLines1763800116000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `UPDATE stand SET moved_id = gen_random_uuid(), moved_settled_at = cast_at
       WHERE moved IS NOT NULL AND moved_id IS NULL`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    // What was declined stays so: without its id it would be shown.
    await runner.query(
      `UPDATE stand SET moved_id = NULL, moved_settled_at = NULL
       WHERE moved_settled_at = cast_at AND moved_declined IS NULL`,
    );
  }
}
