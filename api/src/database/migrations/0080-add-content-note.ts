import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddContentNote1763800080000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE provocation ADD COLUMN content_note text CHECK (content_note <> '')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE provocation DROP COLUMN content_note`);
  }
}
