import { waitUntil } from '@samepage/testing';
import type { VoteResult } from '@samepage/contracts';
import { testApi, type Answer, type Member, type TestApi } from '../support';
import { aPlan, aStage, type Stage } from './stage';

/** Two transactions at once need two connections; the embedded database has one, where nothing can come between. */
const onPostgres = process.env['TEST_DATABASE_URL'] ? describe : describe.skip;

onPostgres('a vote that waits for a transition (PostgreSQL)', () => {
  let api: TestApi;
  let stage: Stage;
  let voter: Member;
  let statementId: string;

  beforeAll(async () => void (api = await testApi()));
  beforeEach(async () => {
    stage = await aStage(api);
    voter = await stage.inquiry.as('participant');
    statementId = await stage.say(stage.facilitator, 'Joy is work.');
  });
  afterAll(() => api.close());

  const waiting = async (): Promise<boolean> => {
    const { rows } = await api.queryable.query(
      `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    return rows.length > 0;
  };

  /** Votes while a transaction holds the debate; the transaction makes its change and commits once the vote waits. */
  async function voteAgainst(change: string, values: unknown[]) {
    return castAgainst(() => stage.vote(voter, statementId, 'agree'), change, values);
  }

  async function castAgainst<T>(
    cast: () => Promise<Answer<T>>,
    change: string,
    values: unknown[],
  ): Promise<T> {
    const vote = await api.work.run(async ({ queryable }) => {
      await queryable.query('SELECT 1 FROM debate WHERE id = $1 FOR UPDATE', [stage.id]);
      const answer = cast();
      await waitUntil(waiting, { what: 'the vote waits for the debate' });
      await queryable.query(change, values);
      return { answer };
    });
    return (await vote.answer).body;
  }

  it('is refused when the debate closed meanwhile [DB18]', async () => {
    const close = `UPDATE debate SET phase = 'closed', state = jsonb_set(state, '{phase}', '"closed"') WHERE id = $1`;
    expect(await voteAgainst(close, [stage.id])).toMatchObject({ reason: 'debate_not_open' });
    expect((await stage.snapshot()).standings.tallies).toEqual({});
  });

  it('is refused when the statement was hidden meanwhile [DB18]', async () => {
    const hide = 'UPDATE statement SET hidden_at = now() WHERE id = $1';
    expect(await voteAgainst(hide, [statementId])).toMatchObject({ reason: 'statement_hidden' });
    expect((await stage.snapshot(voter)).me.votes).toEqual({});
  });

  it('is refused when the time ran out while it waited, though it came in time [DB32]', async () => {
    await api.queryable.query(
      `UPDATE debate SET votes_until = clock_timestamp() + interval '300 milliseconds' WHERE id = $1`,
      [stage.id],
    );
    const wait = 'SELECT pg_sleep_until(votes_until) FROM debate WHERE id = $1';
    expect(await voteAgainst(wait, [stage.id])).toMatchObject({ reason: 'time_is_up' });
  });

  it('is refused when its voter was removed meanwhile [DB38]', async () => {
    const remove = 'UPDATE debate SET removed = ARRAY[$2::uuid] WHERE id = $1';
    const cast = await voteAgainst(remove, [stage.id, voter.membershipId]);
    expect(cast).toMatchObject({ reason: 'you_were_removed' });
  });

  it('keeps whether voting was open when the debate was got, and not when it was asked for [DB55]', async () => {
    stage = await aStage(api, 'lobby');
    await stage.command(stage.facilitator, { type: 'plan', plan: aPlan(['opening-vote']) });
    await stage.command(stage.facilitator, { type: 'open' });
    voter = await stage.inquiry.as('participant');
    const open = `UPDATE debate SET state = jsonb_set(state, '{plan,settings,voting}', '"open"') WHERE id = $1`;
    const stood = await castAgainst(() => stage.stand(voter, 'opening', 'for'), open, [stage.id]);
    expect(stood).toMatchObject({ outcome: 'counted' });
    const { rows } = await api.queryable.query('SELECT told_open FROM stand WHERE debate_id = $1', [
      stage.id,
    ]);
    expect(rows).toEqual([{ told_open: true }]);
  });

  it('is answered with what stands, where a later one was written while it waited [DB17]', async () => {
    const { membershipId } = voter;
    const path = `/api/debates/${stage.id}/statements/${statementId}/vote`;
    const answer = await castAgainst(
      () => voter.put<VoteResult>(path, { choice: 'agree', turn: 1 }),
      `INSERT INTO vote (statement_id, membership_id, choice, cast_at, turn) VALUES ($1, $2, 'pass', now(), 2)`,
      [statementId, membershipId],
    );
    expect(answer).toMatchObject({ outcome: 'counted', choice: 'pass' });
  });

  it('is counted when nothing came between [DB18]', async () => {
    expect(await voteAgainst('SELECT 1 WHERE $1 = $1', ['x'])).toMatchObject({ outcome: 'counted' });
  });
});
