import { TestBed } from '@angular/core/testing';
import type { DebateEvent } from '@samepage/contracts';
import { debateCommand, debateSee, debateSince } from '../../api/functions';
import { FakeApi, problem, refusedWith, unreachable } from '../../shared/testing/fake-api';
import { aDebate, aDebateState, aStatement, health, someStandings } from '../../shared/testing/samples';
import { until } from '../../shared/testing/until';
import { DebateSender } from './debate-sender';
import { DebateStore } from './debate.store';
import { openStore } from './testing';

const debateId = 'd-1';
const settle = () => Promise.resolve();
const stamp = { at: '2026-11-22T10:00:00Z', by: 'm-other' };
const added = (sequence: number, text: string, by = 'm-other'): DebateEvent => ({
  ...stamp,
  by,
  type: 'statement-added',
  sequence,
  statementId: text,
  text,
});

describe('DebateStore', () => {
  it('shows the debate before the line is there, and says when it is live', async () => {
    const { store, line } = await openStore(aDebate(), { connected: false });
    expect(store.snapshot()?.title).toBe('Should a bench be on prescription?');
    expect(store.connection()).toBe('connecting');
    await line.connect();
    expect(store.connection()).toBe('live');
  });

  it('folds what happens', async () => {
    const { store, line } = await openStore();
    await line.say('debate.events', {
      debateId,
      events: [{ ...stamp, type: 'closed', sequence: 2 }],
      voices: {},
    });
    expect(store.phase()).toBe('closed');
  });

  it('passes over what is about another debate', async () => {
    const { store, line } = await openStore();
    await line.say('debate.here', { debateId: 'd-2', here: 9, sectors: [] });
    await line.say('debate.events', { debateId: 'd-2', events: [added(2, 'x')], voices: {} });
    expect(store.here()).toBeNull();
    expect(store.snapshot()?.state.version).toBe(1);
  });

  it('fetches what is missing when it notices a gap', async () => {
    const { store, line } = await openStore();
    line.answer('debate.since', { events: [added(2, 'missed'), added(3, 'late')], voices: {} });
    await line.say('debate.events', { debateId, events: [added(3, 'late')], voices: {} });
    expect(line.asked.at(-1)).toEqual({ event: 'debate.since', request: { debateId, after: 1 } });
    expect(store.snapshot()?.state.statements.map(({ text }) => text)).toEqual(['missed', 'late']);
  });

  it('lets statements of others wait, and shows one’s own at once', async () => {
    const first = aStatement('first', 'first');
    const { store, line } = await openStore(
      aDebate({ state: aDebateState({ version: 2, statements: [first] }) }),
    );
    await line.say('debate.events', {
      debateId,
      events: [added(3, 'theirs'), added(4, 'mine', 'm-me')],
      voices: {},
    });
    expect(store.statements().map(({ text }) => text)).toEqual(['first', 'mine']);
    expect(store.waiting()).toBe(1);
    store.pullIn();
    expect(store.statements().map(({ text }) => text)).toEqual(['first', 'theirs', 'mine']);
    expect(store.waiting()).toBe(0);
  });

  it('shows all there is once the debate is closed', async () => {
    const { store, line } = await openStore(
      aDebate({ state: aDebateState({ version: 2, statements: [aStatement('first', 'first')] }) }),
    );
    await line.say('debate.events', {
      debateId,
      events: [added(3, 'theirs'), { type: 'closed', sequence: 4, at: added(3, '').at, by: 'm-lead' }],
      voices: {},
    });
    expect(store.statements().map(({ text }) => text)).toEqual(['first', 'theirs']);
    expect(store.waiting()).toBe(0);
  });

  it('shows the first statement on an empty page, where nothing can jump', async () => {
    const { store, line } = await openStore();
    await line.say('debate.events', { debateId, events: [added(2, 'theirs')], voices: {} });
    expect(store.statements()).toHaveLength(1);
  });

  it('moves tallies, and counts who is here', async () => {
    const { store, line } = await openStore();
    const a = { agree: 2, disagree: 0, pass: 1 };
    const b = { agree: 1, disagree: 0, pass: 0 };
    await line.say('debate.standings', { debateId, ...someStandings({ tallies: { a }, counts: { a: 3 } }) });
    await line.say('debate.standings', {
      debateId,
      ...someStandings({ tallies: { b }, counts: { b: 1 }, voted: 4 }),
    });
    await line.say('debate.here', { debateId, here: 5, sectors: [{ sector: health, here: 5 }] });
    expect(store.tallies()).toEqual({ a, b });
    expect(store.counts()).toEqual({ a: 3, b: 1 });
    expect(store.standings().voted).toBe(4);
    expect(store.here()?.here).toBe(5);
  });

  it('shows no tally that was not revealed, or is not any more', async () => {
    const { settings } = aDebateState().plan;
    const plan = { ...aDebateState().plan, settings: { ...settings, results: 'revealed' as const } };
    const tally = { for: 2, against: 1, unsure: 0 };
    const standings = someStandings({
      tallies: { a: { agree: 2, disagree: 0, pass: 1 } },
      opening: { voted: 3, tally },
    });
    const { store, line } = await openStore(aDebate({ state: aDebateState({ plan }), standings }));
    expect(store.tallies()).toEqual({});
    expect(store.standings().opening).toEqual({ voted: 3, tally: null });
    const revealed = { ...stamp, type: 'revealed', shown: true } as const;
    await line.say('debate.events', {
      debateId,
      events: [
        { ...revealed, what: 'statements', sequence: 2 },
        { ...revealed, what: 'opening', sequence: 3 },
      ],
      voices: {},
    });
    expect(Object.keys(store.tallies())).toEqual(['a']);
    expect(store.standings().opening.tally).toEqual(tally);
  });

  it('comes back in after a cut with all that was missed, and never goes back in time', async () => {
    const { store, line } = await openStore();
    await line.connect(false);
    expect(store.connection()).toBe('again');
    line.answer('debate.join', aDebate({ state: aDebateState({ version: 5, phase: 'closed' }) }));
    await line.connect();
    expect(store.phase()).toBe('closed');
    line.answer('debate.join', aDebate());
    await line.connect();
    expect(store.phase()).toBe('closed');
    expect(store.connection()).toBe('live');
  });

  it('stops when the right to be here ends', async () => {
    const { store, line } = await openStore();
    await line.say('debate.gone', { debateId, problem: problem('not_allowed', 'You left the inquiry.') });
    expect(store.trouble()?.text).toBe('You left the inquiry.');
    expect(line.closed).toBe(true);
    await line.connect(false);
    expect(store.connection()).toBe('ended');
  });

  it('says why it cannot be seen', async () => {
    const api = new FakeApi().fail(debateSee, refusedWith('sign_in_needed'));
    TestBed.configureTestingModule({ providers: [DebateStore, DebateSender, api.provider] });
    const store = TestBed.inject(DebateStore);
    await store.open(debateId);
    expect(store.trouble()?.kind).toBe('signed-out');
  });

  describe('time', () => {
    const seconds = (at: string, by: number) => new Date(Date.parse(at) + by * 1000).toISOString();
    const now = aDebate().now;
    const clock = { startedAt: now, endsAt: seconds(now, 90), leftMs: null, isPaused: false };

    it('is the server’s, however wrong the device is', async () => {
      const { store } = await openStore(aDebate({ state: aDebateState({ clock }) }));
      const left = store.timeLeft(store.state().clock) ?? 0;
      expect(left).toBeLessThanOrEqual(90_000);
      expect(left).toBeGreaterThan(89_000);
    });

    it('moves while a clock runs, and rests when none does', async () => {
      jest.useFakeTimers();
      try {
        const { store } = await openStore(aDebate({ state: aDebateState({ clock }) }), { connected: false });
        TestBed.tick();
        const before = store.timeLeft(clock) ?? 0;
        jest.advanceTimersByTime(1000);
        expect(before - (store.timeLeft(clock) ?? 0)).toBeGreaterThanOrEqual(750);
        await store.hear(debateId, {
          events: [{ ...stamp, at: now, type: 'clock-paused', sequence: 2 }],
          voices: {},
        });
        TestBed.tick();
        const rested = store.serverNow();
        jest.advanceTimersByTime(3000);
        expect(store.serverNow()).toBe(rested);
      } finally {
        jest.useRealTimers();
      }
    });
  });

  it('measures the server’s time anew as long as the page lives, and not often', async () => {
    jest.useFakeTimers();
    try {
      const { api, line } = await openStore(aDebate(), { connected: false });
      const connecting = line.connect();
      await jest.advanceTimersByTimeAsync(0);
      await connecting;
      const before = api.askedOf(debateSee).length;
      await jest.advanceTimersByTimeAsync(20 * 60_000);
      expect(api.askedOf(debateSee)).toHaveLength(before);
      await jest.advanceTimersByTimeAsync(100 * 60_000);
      const measured = api.askedOf(debateSee).length - before;
      expect(measured).toBeGreaterThanOrEqual(3);
      expect(measured).toBeLessThanOrEqual(5);
    } finally {
      jest.useRealTimers();
    }
  });

  describe('one’s own statement that waits', () => {
    const waiting = [{ id: 'w', text: 'Mine', at: stamp.at, declined: null }];
    const waits = aDebate({ me: { ...aDebate().me, waiting } });

    it('is looked at again at once when the server says it was judged', async () => {
      const { store, line, api } = await openStore(waits);
      const judged = [{ ...waiting[0]!, declined: 'Say it of the thing.' }];
      api.answer(debateSee, aDebate({ me: { ...waits.me, waiting: judged } }));
      await line.say('debate.desk', { debateId });
      await until(() => store.me().waiting[0]?.declined === 'Say it of the thing.', settle);
      expect(store.deskNews()).toBe(0);
    });

    it('is not asked for by those who look after the desk', async () => {
      const { store, line, api } = await openStore(aDebate({ abilities: ['debate.run'] }));
      const before = api.askedOf(debateSee).length;
      await line.say('debate.desk', { debateId });
      expect(store.deskNews()).toBe(1);
      expect(api.askedOf(debateSee)).toHaveLength(before);
    });
  });

  describe('a command', () => {
    const done = { outcome: 'done', version: 2, reason: null, because: null };

    it('carries the version it was decided on, and what it did is folded', async () => {
      const { store, line } = await openStore();
      line.answer('debate.command', done);
      line.answer('debate.since', { events: [{ ...stamp, type: 'closed', sequence: 2 }], voices: {} });
      await store.command({ type: 'close' });
      expect(line.asked.find(({ event }) => event === 'debate.command')?.request).toMatchObject({
        debateId,
        expectedVersion: 1,
        command: { type: 'close' },
      });
      expect(store.phase()).toBe('closed');
    });

    it('is sent again over HTTP under the same id when no answer comes', async () => {
      const { store, line, api } = await openStore();
      api.answer(debateCommand, done).answer(debateSince, { events: [added(2, 'said')], voices: {} });
      await store.command({ type: 'add-statement', text: 'said' });
      const overSocket = line.asked.find(({ event }) => event === 'debate.command')?.request as {
        id: string;
      };
      const [overHttp] = api.askedOf(debateCommand) as [{ body: { id: string; expectedVersion?: number } }];
      expect(overHttp.body.id).toBe(overSocket.id);
      expect(overHttp.body.expectedVersion).toBeUndefined();
      expect(store.statements().map(({ text }) => text)).toEqual(['said']);
    });

    it('pressed again after its answer was lost is the same command, and a new one after that', async () => {
      const { store, api } = await openStore(aDebate(), { connected: false });
      api.fail(debateCommand, unreachable).answer(debateSince, { events: [], voices: {} });
      const more = { type: 'extend-clock', seconds: 60 } as const;
      await expect(store.command(more)).rejects.toBe(unreachable);
      api.answer(debateCommand, { ...done, outcome: 'already-done' });
      await store.command(more);
      await store.command(more);
      const [lost, again, another] = api
        .askedOf(debateCommand)
        .map((asked) => (asked as { body: { id: string } }).body.id);
      expect(again).toBe(lost);
      expect(another).not.toBe(lost);
    });

    it('pressed on something newer is another command', async () => {
      const { store, api } = await openStore(aDebate(), { connected: false });
      api.fail(debateCommand, unreachable);
      await expect(store.command({ type: 'next' })).rejects.toBe(unreachable);
      await store.hear(debateId, { events: [added(2, 'said')], voices: {} });
      await expect(store.command({ type: 'next' })).rejects.toBe(unreachable);
      const ids = api.askedOf(debateCommand).map((asked) => (asked as { body: { id: string } }).body.id);
      expect(new Set(ids).size).toBe(2);
    });

    it('says why it was refused', async () => {
      const { store, line } = await openStore();
      line.answer('debate.command', { ...done, outcome: 'refused', because: 'Someone else closed it.' });
      await expect(store.command({ type: 'close' })).rejects.toMatchObject({
        detail: 'Someone else closed it.',
      });
      line.refuse('debate.command', 'Not yours.');
      await expect(store.command({ type: 'close' })).rejects.toMatchObject({ code: 'not_allowed' });
    });
  });
});
