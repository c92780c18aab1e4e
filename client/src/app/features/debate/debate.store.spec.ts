import { TestBed } from '@angular/core/testing';
import type { DebateEvent, DebateSnapshot } from '@samepage/contracts';
import { debateCommand, debateSee, debateSince, debateVote } from '../../api/functions';
import { FakeApi, problem, refusedWith } from '../../shared/testing/fake-api';
import { aDebate, aStatement } from '../../shared/testing/samples';
import { DebateSender } from './debate-sender';
import { DebateStore } from './debate.store';
import { FakeLine } from './testing';

const debateId = 'd-1';
const stamp = { at: '2026-11-22T10:00:00Z', by: 'm-other' };
const added = (sequence: number, text: string, by = 'm-other'): DebateEvent => ({
  ...stamp,
  by,
  type: 'statement-added',
  sequence,
  statementId: text,
  text,
});

async function setup(snapshot: DebateSnapshot = aDebate(), { connected = true } = {}) {
  const api = new FakeApi().answer(debateSee, snapshot);
  const line = new FakeLine(snapshot);
  TestBed.configureTestingModule({
    providers: [DebateStore, DebateSender, api.provider, line.provider],
  });
  const store = TestBed.inject(DebateStore);
  await store.open(debateId);
  if (connected) await line.connect();
  return { api, line, store };
}

describe('DebateStore', () => {
  it('shows the debate before the line is there, and says when it is live', async () => {
    const { store, line } = await setup(aDebate(), { connected: false });
    expect(store.snapshot()?.title).toBe('Should a bench be on prescription?');
    expect(store.connection()).toBe('connecting');
    await line.connect();
    expect(store.connection()).toBe('live');
  });

  it('folds what happens', async () => {
    const { store, line } = await setup();
    await line.say('debate.events', {
      debateId,
      events: [{ ...stamp, type: 'closed', sequence: 2 }],
      voices: {},
    });
    expect(store.phase()).toBe('closed');
  });

  it('passes over what is about another debate', async () => {
    const { store, line } = await setup();
    await line.say('debate.here', { debateId: 'd-2', here: 9 });
    await line.say('debate.events', { debateId: 'd-2', events: [added(2, 'x')], voices: {} });
    expect(store.here()).toBeNull();
    expect(store.snapshot()?.state.version).toBe(1);
  });

  it('fetches what is missing when it notices a gap', async () => {
    const { store, line } = await setup();
    line.answer('debate.since', { events: [added(2, 'missed'), added(3, 'late')], voices: {} });
    await line.say('debate.events', { debateId, events: [added(3, 'late')], voices: {} });
    expect(line.asked.at(-1)).toEqual({ event: 'debate.since', request: { debateId, after: 1 } });
    expect(store.snapshot()?.state.statements.map(({ text }) => text)).toEqual(['missed', 'late']);
  });

  it('lets statements of others wait, and shows one’s own at once', async () => {
    const first = aStatement('first', 'first');
    const { store, line } = await setup(
      aDebate({ state: { version: 2, phase: 'open', statements: [first], harvests: [] } }),
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

  it('shows the first statement on an empty page, where nothing can jump', async () => {
    const { store, line } = await setup();
    await line.say('debate.events', { debateId, events: [added(2, 'theirs')], voices: {} });
    expect(store.statements()).toHaveLength(1);
  });

  it('moves tallies, and counts who is here', async () => {
    const { store, line } = await setup();
    await line.say('debate.tallies', { debateId, tallies: { a: { agree: 2, disagree: 0, pass: 1 } } });
    await line.say('debate.here', { debateId, here: 5 });
    expect(store.tallies()['a']?.agree).toBe(2);
    expect(store.here()).toBe(5);
  });

  it('comes back in after a cut with all that was missed, and never goes back in time', async () => {
    const { store, line } = await setup();
    await line.connect(false);
    expect(store.connection()).toBe('again');
    line.answer(
      'debate.join',
      aDebate({ state: { version: 5, phase: 'closed', statements: [], harvests: [] } }),
    );
    await line.connect();
    expect(store.phase()).toBe('closed');
    line.answer('debate.join', aDebate());
    await line.connect();
    expect(store.phase()).toBe('closed');
    expect(store.connection()).toBe('live');
  });

  it('stops when the right to be here ends', async () => {
    const { store, line } = await setup();
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

  describe('a vote', () => {
    const vote = { outcome: 'counted', choice: 'agree', reason: null, because: null };

    it('counts here at once, and for good when the server has it', async () => {
      const { store, line } = await setup();
      line.answer('debate.vote', vote);
      const casting = store.vote('a', 'agree');
      expect(store.votes()['a']).toBe('agree');
      await casting;
      expect(store.snapshot()?.me.votes).toEqual({ a: 'agree' });
    });

    it('is taken back when it is refused', async () => {
      const { store, line } = await setup(aDebate({ me: { membershipId: 'm-me', votes: { a: 'pass' } } }));
      line.answer('debate.vote', { ...vote, outcome: 'refused', because: 'The debate is closed.' });
      await expect(store.vote('a', 'agree')).rejects.toMatchObject({ detail: 'The debate is closed.' });
      expect(store.votes()['a']).toBe('pass');
    });

    it('goes over HTTP when the line is dead', async () => {
      const { store, api } = await setup(aDebate(), { connected: false });
      api.answer(debateVote, vote);
      await store.vote('a', 'agree');
      expect(api.askedOf(debateVote)).toEqual([{ debateId, statementId: 'a', body: { choice: 'agree' } }]);
    });

    it('that is changed quickly is sent in order, and the last one stands', async () => {
      const { store, line } = await setup();
      line.answer('debate.vote', vote);
      await Promise.all([store.vote('a', 'agree'), store.vote('a', 'disagree')]);
      const choices = line.asked.flatMap(({ event, request }) =>
        event === 'debate.vote' ? [(request as { choice: string }).choice] : [],
      );
      expect(choices).toEqual(['agree', 'disagree']);
      expect(store.votes()['a']).toBe('disagree');
    });
  });

  describe('a command', () => {
    const done = { outcome: 'done', version: 2, reason: null, because: null };

    it('carries the version it was decided on, and what it did is folded', async () => {
      const { store, line } = await setup();
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
      const { store, line, api } = await setup();
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

    it('says why it was refused', async () => {
      const { store, line } = await setup();
      line.answer('debate.command', { ...done, outcome: 'refused', because: 'Someone else closed it.' });
      await expect(store.command({ type: 'close' })).rejects.toMatchObject({
        detail: 'Someone else closed it.',
      });
      line.refuse('debate.command', 'Not yours.');
      await expect(store.command({ type: 'close' })).rejects.toMatchObject({ code: 'not_allowed' });
    });
  });
});
