import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The table that rate-limiter-flexible keeps its counts in, so that every api process shares them. */
export class CreateRateLimit1763800023000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE rate_limit (
  key varchar(255) PRIMARY KEY,
  points integer NOT NULL DEFAULT 0,
  expire bigint
)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE rate_limit`);
  }
}
