import type { MigrationInterface, QueryRunner } from 'typeorm';

export class KeyDocumentToInquiry1763800030000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE document ADD CONSTRAINT document_inquiry FOREIGN KEY (inquiry_id) REFERENCES inquiry`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE document DROP CONSTRAINT document_inquiry`);
  }
}
