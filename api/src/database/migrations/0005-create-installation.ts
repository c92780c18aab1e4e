import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateInstallation1763800005000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE installation (
  key text PRIMARY KEY,
  value text NOT NULL
)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE installation`);
  }
}
