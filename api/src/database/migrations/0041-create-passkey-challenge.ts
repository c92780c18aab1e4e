import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreatePasskeyChallenge1763800041000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE passkey_challenge (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  challenge text NOT NULL,
  person_id uuid REFERENCES person ON DELETE CASCADE,
  expires_at timestamptz NOT NULL
)`);
    await runner.query(`CREATE INDEX passkey_challenge_expiry ON passkey_challenge (expires_at)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE passkey_challenge`);
  }
}
