import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a debate's state has had since it can be steered, as it stands in one that was made before. */
const defaults = JSON.stringify({
  plan: {
    motion: null,
    steps: [],
    settings: {
      results: 'live',
      voting: 'secret',
      moderation: 'after',
      turnSeconds: 120,
      weights: { waiting: 1, spoken: 1, first: 3, balance: 2 },
    },
  },
  stepId: null,
  clock: null,
  trail: [],
  revealed: [],
  frozen: false,
  locked: false,
  lead: null,
  hands: [],
  turn: null,
  spoken: {},
  groups: [],
  muted: [],
  removed: [],
});
const ofStatement = JSON.stringify({
  kind: 'statement',
  from: null,
  recast: false,
  withdrawn: false,
  groupId: null,
});

/**
 * What a vote is judged by stands in columns beside the state, so that no vote reads the state; the state gets what
 * run-sheets, turns and groups need, and what was hidden loses its words there.
 */
export class SteerDebate1763800070000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE debate
  ADD COLUMN phase text NOT NULL DEFAULT 'lobby',
  ADD COLUMN voting boolean NOT NULL DEFAULT false,
  ADD COLUMN frozen boolean NOT NULL DEFAULT false,
  ADD COLUMN motion_moment text CHECK (motion_moment IN ('opening', 'closing')),
  ADD COLUMN votes_until timestamptz,
  ADD COLUMN removed uuid[] NOT NULL DEFAULT '{}'`);
    await runner.query(`UPDATE debate SET
  phase = state->>'phase',
  voting = state->>'phase' = 'open',
  state = '${defaults}'::jsonb || state || jsonb_build_object('statements', COALESCE((
    SELECT jsonb_agg('${ofStatement}'::jsonb || said
      || CASE WHEN (said->>'hidden')::boolean THEN '{"text": ""}'::jsonb ELSE '{}'::jsonb END ORDER BY place)
    FROM jsonb_array_elements(state->'statements') WITH ORDINALITY AS each (said, place)), '[]'::jsonb))`);
    await runner.query(`ALTER TABLE debate ADD CONSTRAINT debate_phase
  CHECK (phase IN ('lobby', 'open', 'closed') AND phase = state->>'phase')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE debate DROP CONSTRAINT debate_phase,
  DROP COLUMN phase, DROP COLUMN voting, DROP COLUMN frozen, DROP COLUMN motion_moment, DROP COLUMN votes_until,
  DROP COLUMN removed`);
    await runner.query(`UPDATE debate SET
  state = (state - ARRAY(SELECT jsonb_object_keys('${defaults}'::jsonb))) || jsonb_build_object('statements', COALESCE((
    SELECT jsonb_agg((said - ARRAY(SELECT jsonb_object_keys('${ofStatement}'::jsonb)))
      || jsonb_build_object('text', COALESCE(s.text, '')) ORDER BY place)
    FROM jsonb_array_elements(state->'statements') WITH ORDINALITY AS each (said, place)
    LEFT JOIN statement s ON s.id = (said->>'id')::uuid), '[]'::jsonb))`);
  }
}
