import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The state remembers which votes on the motion were revealed at any time, as folding the log again would: they are
 * over.
 */
export class KeepWhatEnded1763800114000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`UPDATE debate d SET state = d.state || jsonb_build_object('ended', COALESCE(
  (SELECT jsonb_agg(what ORDER BY first) FROM (
    SELECT event->'what' AS what, min(sequence) AS first FROM debate_event
    WHERE debate_id = d.id AND event->>'type' = 'revealed' AND event->>'shown' = 'true'
      AND event->>'what' IN ('opening', 'closing')
    GROUP BY 1) AS each), '[]'))`);
    await runner.query(`UPDATE debate SET motion_moment = NULL WHERE state->'ended' ? motion_moment`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`UPDATE debate SET state = state - 'ended'`);
  }
}
