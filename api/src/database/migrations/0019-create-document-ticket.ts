import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateDocumentTicket1763800019000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE document_ticket (
  hash bytea PRIMARY KEY,
  document_id uuid NOT NULL,
  person_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
  expires_at timestamptz NOT NULL
)`);
    await runner.query(`CREATE INDEX document_ticket_expiry ON document_ticket (expires_at)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE document_ticket`);
  }
}
