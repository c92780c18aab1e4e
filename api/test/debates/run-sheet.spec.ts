import type { DebateCommand, Problem } from '@samepage/contracts';
import { waitUntil } from '@samepage/testing';
import { randomUUID } from 'node:crypto';
import { testApi, type Member, type TestApi } from '../support';
import { aPlan, aStage, type Stage } from './stage';

let api: TestApi;
let stage: Stage;
let voter: Member;

beforeAll(async () => void (api = await testApi()));
beforeEach(async () => {
  stage = await aStage(api, 'lobby');
  voter = await stage.inquiry.as('participant');
});
afterAll(() => api.close());

const run = (command: Parameters<Stage['command']>[1], more?: object) =>
  stage.command(stage.facilitator, command, more);

/** A debate that is in its first step, and that step takes ten seconds. */
async function begun(kinds: Parameters<typeof aPlan>[0], settings = {}) {
  const plan = aPlan(kinds, settings);
  plan.steps[0]!.seconds = 10;
  await run({ type: 'plan', plan });
  await run({ type: 'open' });
  return plan;
}

describe('a run-sheet', () => {
  it('is entered when the debate opens, and says what people can do [DB29]', async () => {
    const plan = await begun(['arrive', 'statements']);
    expect((await stage.snapshot()).state.stepId).toBe(plan.steps[0]!.id);
    const early = await stage.command(voter, { type: 'add-statement', text: 'Too early.' });
    expect(early.body).toMatchObject({ outcome: 'refused', reason: 'not_in_this_step' });
    await run({ type: 'next' });
    const statementId = await stage.say(voter, 'Joy is work.');
    expect((await stage.vote(voter, statementId, 'agree')).body.outcome).toBe('counted');
    await run({ type: 'undo' });
    expect((await stage.vote(voter, statementId, 'pass')).body).toMatchObject({ reason: 'not_in_this_step' });
    expect((await stage.snapshot(voter)).me.votes[statementId]).toBe('agree');
  });

  it.each(['next', 'undo'] as const)(
    'makes one transition when two facilitators press %s at once [DB30]',
    async (type) => {
      const plan = await begun(['arrive', 'provocation', 'statements', 'close']);
      await run({ type: 'next' });
      const other = await stage.inquiry.as('facilitator');
      const { state } = await stage.snapshot();
      const press = (who: Member) => stage.command(who, { type }, { expectedVersion: state.version });
      const pressed = await Promise.all([press(stage.facilitator), press(other)]);
      expect(pressed.map(({ body }) => body.outcome).sort()).toEqual(['done', 'refused']);
      expect(pressed.map(({ body }) => body.reason)).toContain('version_moved_on');
      const now = (await stage.snapshot()).state;
      expect(now.version).toBe(state.version + 1);
      expect(now.stepId).toBe(plan.steps[type === 'next' ? 2 : 0]!.id);
    },
  );

  it.each<DebateCommand>([
    { type: 'next' },
    { type: 'undo' },
    { type: 'go-to', stepId: randomUUID() },
    { type: 'call', handId: randomUUID() },
    { type: 'plan', plan: aPlan([]) },
  ])('takes no $type that does not say what its sender saw [DB11] [DB30]', async (command) => {
    const body = { id: randomUUID(), command };
    const sent = await stage.facilitator.post<Problem>(`/api/debates/${stage.id}/commands`, body);
    expect(sent.body).toMatchObject({ code: 'invalid_input', problems: [{ path: 'expectedVersion' }] });
  });

  it('keeps what people voted under: the declaration, and the motion [DB31]', async () => {
    const plan = await begun(['opening-vote', 'statements']);
    await stage.stand(voter, 'opening', 'for');
    const replan = async (changed: object) =>
      (await run({ type: 'plan', plan: { ...plan, ...changed } })).body;
    expect(await replan({ motion: 'Joy is leisure.' })).toMatchObject({ reason: 'motion_voted_on' });
    const settings = { ...plan.settings, voting: 'open' as const };
    expect(await replan({ settings })).toMatchObject({ reason: 'voting_declared' });
    expect(await replan({ steps: plan.steps.slice(0, 1) })).toMatchObject({ outcome: 'done' });
  });
});

describe('the clock', () => {
  it('counts a vote at the deadline or does not, and tells its voter which [DB32]', async () => {
    await begun(['statements']);
    const statementId = await stage.say(voter, 'Joy is work.');
    const voters = await Promise.all(Array.from({ length: 4 }, () => stage.inquiry.as('participant')));
    await run({ type: 'extend-clock', seconds: -9 });
    const endsAt = (await stage.snapshot()).state.clock!.endsAt!;
    const outcomes = await Promise.all(
      voters.map(async (each) => {
        let counted = 0;
        for (;;) {
          const { body } = await stage.vote(each, statementId, counted % 2 ? 'agree' : 'pass');
          if (body.outcome === 'refused') return { counted, last: body };
          counted++;
        }
      }),
    );
    for (const { last } of outcomes) expect(last).toMatchObject({ reason: 'time_is_up', choice: null });
    expect(outcomes.some(({ counted }) => counted > 0)).toBe(true);
    const { rows } = await api.queryable.query<{ membership_id: string; choice: string; late: boolean }>(
      'SELECT membership_id, choice, cast_at >= $2 AS late FROM vote WHERE statement_id = $1',
      [statementId, endsAt],
    );
    expect(rows.filter(({ late }) => late)).toEqual([]);
    for (const [index, { counted }] of outcomes.entries()) {
      const row = rows.find(({ membership_id }) => membership_id === voters[index]!.membershipId);
      expect(row?.choice).toBe(counted === 0 ? undefined : counted % 2 ? 'pass' : 'agree');
    }
    await run({ type: 'extend-clock', seconds: 60 });
    expect((await stage.vote(voter, statementId, 'agree')).body.outcome).toBe('counted');
  });

  it('refuses words that come after it, and does not move the step by itself [DB32]', async () => {
    const plan = await begun(['statements', 'close']);
    await run({ type: 'extend-clock', seconds: -10 });
    const late = await stage.command(voter, { type: 'add-statement', text: 'Too late.' });
    expect(late.body).toMatchObject({ reason: 'time_is_up' });
    expect((await stage.snapshot()).state.stepId).toBe(plan.steps[0]!.id);
  });

  it('that stands still takes no time from anyone, unless nothing was left [DB32]', async () => {
    await begun(['statements']);
    const statementId = await stage.say(voter, 'Joy is work.');
    await run({ type: 'pause-clock' });
    expect((await stage.vote(voter, statementId, 'agree')).body.outcome).toBe('counted');
    await run({ type: 'extend-clock', seconds: -10 });
    expect((await stage.vote(voter, statementId, 'pass')).body).toMatchObject({ reason: 'time_is_up' });
  });

  it('runs on the database’s time, and an end that passes takes no event [DB28]', async () => {
    await begun(['statements']);
    const statementId = await stage.say(voter, 'Joy is work.');
    await run({ type: 'extend-clock', seconds: -9 });
    const { version } = (await stage.snapshot()).state;
    await waitUntil(async () => (await stage.vote(voter, statementId, 'agree')).body.reason === 'time_is_up');
    const after = await stage.snapshot();
    expect(after.state.version).toBe(version);
    expect(Date.parse(after.now)).toBeGreaterThanOrEqual(Date.parse(after.state.clock!.endsAt!));
  });
});

it('takes no vote while voting stands still, on statements or the motion [DB33]', async () => {
  await begun(['statements', 'closing-vote']);
  const statementId = await stage.say(voter, 'Joy is work.');
  await run({ type: 'freeze', frozen: true });
  expect((await stage.vote(voter, statementId, 'agree')).body).toMatchObject({ reason: 'voting_frozen' });
  await run({ type: 'next' });
  expect((await stage.stand(voter, 'closing', 'for')).body).toMatchObject({ reason: 'voting_frozen' });
  await run({ type: 'freeze', frozen: false });
  expect((await stage.stand(voter, 'closing', 'for')).body).toMatchObject({ outcome: 'counted' });
});
