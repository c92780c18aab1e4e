import { waitUntil } from '@samepage/testing';
import { testApi, type Member, type TestApi } from '../support';
import { aStage, type Stage } from './stage';

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
    const vote = await api.work.run(async ({ queryable }) => {
      await queryable.query('SELECT 1 FROM debate WHERE id = $1 FOR UPDATE', [stage.id]);
      const cast = stage.vote(voter, statementId, 'agree');
      await waitUntil(waiting, { what: 'the vote waits for the debate' });
      await queryable.query(change, values);
      return { cast };
    });
    return (await vote.cast).body;
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

  it('is counted when nothing came between [DB18]', async () => {
    expect(await voteAgainst('SELECT 1 WHERE $1 = $1', ['x'])).toMatchObject({ outcome: 'counted' });
  });
});
