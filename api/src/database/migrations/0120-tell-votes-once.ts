import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * By which membership a vote rolls its die (`libs/opinion`), where that is another than the one it belongs to: a guest's
 * votes become those of the account they sign in to, and must not be told a second time. Never changed once it is there.
 */
export class TellVotesOnce1763800120000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE vote ADD COLUMN told_as uuid REFERENCES membership`);
    await runner.query(`CREATE INDEX vote_told_as ON vote (membership_id) WHERE told_as IS NOT NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX vote_told_as`);
    await runner.query(`ALTER TABLE vote DROP COLUMN told_as`);
  }
}
