import type { MigrationInterface, QueryRunner } from 'typeorm';

export class KeyDraftToDocument1763800031000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE draft ADD CONSTRAINT draft_document FOREIGN KEY (document_id) REFERENCES document`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE draft DROP CONSTRAINT draft_document`);
  }
}
