import type { MigrationInterface, QueryRunner } from 'typeorm';

const last = (types: string): string =>
  `COALESCE(max(sequence) FILTER (WHERE event->>'type' IN (${types})), 0)`;

/**
 * The state notes when each part of it changed last, and what people react to, as folding the log again would; and
 * every plan says whether people can react.
 */
export class NoteWhatChanged1763800090000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`UPDATE debate d SET state = jsonb_set(state, '{plan,settings,reactions}', 'true')
  || jsonb_build_object(
    'changedAt', (SELECT jsonb_build_object(
      'course', ${last(`'planned', 'opened', 'closed', 'reopened', 'step-entered'`)},
      'turn', ${last(`'turn-begun'`)},
      'groups', ${last(`'groups-formed', 'member-moved'`)}) FROM debate_event WHERE debate_id = d.id),
    'floor', (SELECT event->'handId' FROM debate_event
      WHERE debate_id = d.id AND event->>'type' IN ('turn-begun', 'opened', 'step-entered')
      ORDER BY sequence DESC LIMIT 1))`);
    await runner.query(`UPDATE debate_event SET event = jsonb_set(event, '{plan,settings,reactions}', 'true')
  WHERE event->>'type' = 'planned'`);
    await runner.query(
      `UPDATE run_sheet_template SET plan = jsonb_set(plan, '{settings,reactions}', 'true')`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`UPDATE run_sheet_template SET plan = plan #- '{settings,reactions}'`);
    await runner.query(`UPDATE debate_event SET event = event #- '{plan,settings,reactions}'
  WHERE event->>'type' = 'planned'`);
    await runner.query(
      `UPDATE debate SET state = (state - ARRAY['changedAt', 'floor']) #- '{plan,settings,reactions}'`,
    );
  }
}
