import { debateStand, debateVote } from '../../api/functions';
import { problem, unreachable } from '../../shared/testing/fake-api';
import { aDebate } from '../../shared/testing/samples';
import { until } from '../../shared/testing/until';
import { FakeLine, openStore } from './testing';

const debateId = 'd-1';
const settle = () => Promise.resolve();

describe('a vote', () => {
  const vote = { outcome: 'counted', choice: 'agree', reason: null, because: null };

  it('counts here at once, and for good when the server has it', async () => {
    const { store, line } = await openStore();
    line.answer('debate.vote', vote);
    const casting = store.vote('a', 'agree');
    expect(store.votes()['a']).toBe('agree');
    await casting;
    expect(store.snapshot()?.me.votes).toEqual({ a: 'agree' });
  });

  it('is taken back when it is refused', async () => {
    const { store, line } = await openStore(aDebate({ me: { ...aDebate().me, votes: { a: 'pass' } } }));
    line.answer('debate.vote', { ...vote, outcome: 'refused', because: 'The debate is closed.' });
    await expect(store.vote('a', 'agree')).rejects.toMatchObject({ detail: 'The debate is closed.' });
    expect(store.votes()['a']).toBe('pass');
  });

  it('goes over HTTP when the line is dead', async () => {
    const { store, api } = await openStore(aDebate(), { connected: false });
    api.answer(debateVote, vote);
    await store.vote('a', 'agree');
    const body = { choice: 'agree', turn: expect.any(Number) as number };
    expect(api.askedOf(debateVote)).toEqual([{ debateId, statementId: 'a', body }]);
  });

  it('that a later one of another tab stands before is shown as the one that stands', async () => {
    const { store, line, api } = await openStore();
    line.answer('debate.vote', vote);
    await store.vote('a', 'disagree');
    expect(store.votes()).toEqual({ a: 'agree' });
    await line.connect(false);
    api.answer(debateVote, { ...vote, choice: 'pass' });
    await store.vote('a', 'disagree');
    expect(store.votes()).toEqual({ a: 'pass' });
  });

  it('waits for a lost connection, and is counted when it is back', async () => {
    const { store, line, api } = await openStore();
    await line.connect(false);
    api.fail(debateVote, unreachable);
    const casting = store.vote('a', 'agree');
    await until(() => api.askedOf(debateVote).length === 1, settle);
    expect(store.votes()['a']).toBe('agree');
    expect(store.onTheirWay().votes).toEqual({ a: 'agree' });
    line.answer('debate.vote', vote);
    await line.connect();
    await casting;
    expect(store.onTheirWay().votes).toEqual({});
    expect(store.me().votes).toEqual({ a: 'agree' });
  });

  it.each([
    ['the database is away', problem('database_away'), 4_000],
    ['too much was sent', { ...problem('too_many_requests'), retryAfter: 7 }, 7_000],
  ])('waits while %s, and is counted then', async (_, why, ms) => {
    const { store, line, api } = await openStore(aDebate(), { connected: false });
    jest.useFakeTimers();
    try {
      api.fail(debateVote, why);
      const casting = store.vote('a', 'agree');
      await jest.advanceTimersByTimeAsync(ms - 1);
      expect(api.askedOf(debateVote)).toHaveLength(1);
      expect(store.onTheirWay().votes).toEqual({ a: 'agree' });
      api.answer(debateVote, vote);
      await jest.advanceTimersByTimeAsync(1);
      await casting;
      expect(store.me().votes).toEqual({ a: 'agree' });
    } finally {
      jest.useRealTimers();
    }
    expect(line.asked.filter(({ event }) => event === 'debate.vote')).toEqual([]);
  });

  it('counted while one comes back in is not lost with what was made before it', async () => {
    const { store, line } = await openStore();
    let answer: (joined: unknown) => void = () => undefined;
    jest.spyOn(line, 'ask').mockReturnValueOnce(new Promise((done) => (answer = done)) as never);
    await line.connect();
    line.answer('debate.vote', vote).answer('debate.stand', { ...vote, choice: 'for' });
    await store.vote('a', 'agree');
    await store.stand('opening', 'for', null);
    answer({ ok: true, value: aDebate() });
    await until(() => store.connection() === 'live', settle);
    await new Promise((done) => setTimeout(done));
    expect(store.me().votes).toEqual({ a: 'agree' });
    expect(store.me().opening).toEqual({ choice: 'for', moved: null });
  });

  it('that is changed while it waits is not sent any more', async () => {
    const { store, line, api } = await openStore();
    await line.connect(false);
    api.fail(debateVote, unreachable);
    const first = store.vote('a', 'agree');
    await until(() => api.askedOf(debateVote).length === 1, settle);
    const second = store.vote('a', 'pass');
    line.answer('debate.vote', { ...vote, choice: 'pass' });
    await line.connect();
    await Promise.all([first, second]);
    expect(
      line.asked.flatMap(({ event, request }) => (event === 'debate.vote' ? [request] : [])),
    ).toMatchObject([{ debateId, statementId: 'a', choice: 'pass' }]);
    expect(store.me().votes).toEqual({ a: 'pass' });
  });

  it('that is changed quickly is sent in order, and the last one stands', async () => {
    const { store, line } = await openStore();
    line.answer('debate.vote', { ...vote, choice: 'disagree' });
    await Promise.all([store.vote('a', 'agree'), store.vote('a', 'disagree')]);
    const choices = line.asked.flatMap(({ event, request }) =>
      event === 'debate.vote' ? [(request as { choice: string }).choice] : [],
    );
    expect(choices).toEqual(['agree', 'disagree']);
    expect(store.votes()['a']).toBe('disagree');
  });
});

describe('a stand on the motion', () => {
  const counted = { outcome: 'counted', choice: 'for', reason: null, because: null };

  it('is told as counted, with what moved one', async () => {
    const { store, line } = await openStore();
    line.answer('debate.stand', counted);
    const standing = store.stand('closing', 'for', 'Lou’s grandmother');
    expect(store.stands().closing).toEqual({ choice: 'for', moved: 'Lou’s grandmother' });
    expect(store.me().closing).toBeNull();
    await standing;
    expect(store.me().closing).toEqual({ choice: 'for', moved: 'Lou’s grandmother' });
    expect(store.stands().opening).toBeNull();
  });

  it('that a later one of another tab stands before is shown as the one that stands, with the words it has', async () => {
    const held = { choice: 'for' as const, moved: 'A chair' };
    const { store, line } = await openStore(aDebate({ me: { ...aDebate().me, closing: held } }));
    line.answer('debate.stand', counted);
    await store.stand('closing', 'against', 'The bill');
    expect(store.stands().closing).toEqual(held);
    await store.stand('opening', 'against', 'The bill');
    expect(store.stands().opening).toEqual({ choice: 'for', moved: null });
  });

  it('is taken back when the time was up', async () => {
    const { store, line } = await openStore();
    line.answer('debate.stand', { ...counted, outcome: 'refused', because: 'The time was up.' });
    await expect(store.stand('opening', 'for', null)).rejects.toMatchObject({ detail: 'The time was up.' });
    expect(store.stands().opening).toBeNull();
  });
});

describe('when a vote was pressed', () => {
  const vote = { outcome: 'counted', choice: 'agree', reason: null, because: null };
  type Sent = { readonly turn: number };
  const overSocket = (line: FakeLine, event: string) =>
    line.asked.flatMap((each) => (each.event === event ? [(each.request as Sent).turn] : []));
  const overHttp = (asked: readonly unknown[]) => asked.map((each) => (each as { body: Sent }).body.turn);

  it('is sent along by the server’s clock, however wrong the device’s is', async () => {
    const now = '2001-03-04T05:06:07Z';
    const server = Date.parse(now);
    const { store, line } = await openStore(aDebate({ now }));
    line.answer('debate.vote', vote).answer('debate.stand', { ...vote, choice: 'for' });
    await store.vote('a', 'agree');
    await store.stand('opening', 'for', null);
    const [voted, stood] = [...overSocket(line, 'debate.vote'), ...overSocket(line, 'debate.stand')];
    expect(voted! - server).toBeGreaterThanOrEqual(0);
    expect(stood! - server).toBeLessThan(10_000);
    expect(stood).toBeGreaterThan(voted!);
    expect(Number.isInteger(voted)).toBe(true);
  });

  it('stays the same on every way it is sent and each time it is tried, and is later for the next press', async () => {
    const { store, line, api } = await openStore();
    // No answer comes over the socket, and none over HTTP.
    api.fail(debateVote, unreachable).fail(debateStand, unreachable);
    const casting = [store.vote('a', 'agree'), store.stand('closing', 'for', 'A chair')];
    await until(() => api.askedOf(debateVote).length + api.askedOf(debateStand).length === 2, settle);
    api.answer(debateVote, vote).answer(debateStand, vote);
    await line.connect();
    await Promise.all(casting);
    await store.vote('a', 'pass');
    const [first, again, next] = overSocket(line, 'debate.vote');
    expect(again).toBe(first);
    expect(next).toBeGreaterThan(first!);
    expect(overHttp(api.askedOf(debateVote))).toEqual([first, again, next]);
    const stood = overSocket(line, 'debate.stand');
    expect(new Set([...stood, ...overHttp(api.askedOf(debateStand))]).size).toBe(1);
    expect(stood).toHaveLength(2);
  });
});
