import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddSupport1763800081000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE inquiry
  ADD COLUMN support_words text CHECK (support_words <> ''),
  ADD COLUMN support_address text,
  ADD CONSTRAINT support_in_words CHECK (support_address IS NULL OR support_words IS NOT NULL)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE inquiry DROP CONSTRAINT support_in_words, DROP COLUMN support_words, DROP COLUMN support_address`,
    );
  }
}
