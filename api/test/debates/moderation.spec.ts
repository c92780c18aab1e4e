import { waitUntil } from '@samepage/testing';
import { randomUUID } from 'node:crypto';
import type { CommandResult, DebateEvents, MovedLines, Problem, Swing } from '@samepage/contracts';
import { fold, emptyDebate } from '@samepage/debate';
import { testApi, type Member, type TestApi } from '../support';
import { aPlan, aStage, Phone, type Stage } from './stage';

let api: TestApi;
let stage: Stage;
let author: Member;
const phones: Phone[] = [];

beforeAll(async () => void (api = await testApi()));
beforeEach(async () => {
  stage = await aStage(api);
  author = await stage.inquiry.as('participant');
});
afterEach(() => Promise.all(phones.splice(0).map((phone) => phone.close())));
afterAll(() => api.close());

const run = (command: Parameters<Stage['command']>[1]) => stage.command(stage.facilitator, command);
const events = async (who: Member) =>
  (await who.get<DebateEvents>(`/api/debates/${stage.id}/events`)).body.events;

async function joined(who: { token: string }): Promise<Phone> {
  const phone = Phone.of(api, who);
  phones.push(phone);
  await phone.join(stage.id);
  return phone;
}

describe('a statement that is looked at first', () => {
  beforeEach(() => run({ type: 'plan', plan: { ...aPlan([], { moderation: 'before' }), steps: [] } }));

  const offer = async (text: string, id = randomUUID()) => ({
    id,
    body: (await stage.command(author, { type: 'add-statement', text }, { id })).body,
  });
  const judge = (id: string, decline: string | null) =>
    stage.facilitator.put<Problem>(`/api/debates/${stage.id}/waiting/${id}`, { decline });

  it('waits, seen by its author and on the desk, and by nobody else [DB36]', async () => {
    const [listener, runner] = [
      await joined(await stage.inquiry.as('participant')),
      await joined(stage.facilitator),
    ];
    const { id, body } = await offer('Rest is work.');
    expect(body).toMatchObject({ outcome: 'waiting', reason: null });
    expect((await offer('Rest is work.', id)).body.outcome).toBe('waiting');
    await waitUntil(() => runner.desks > 0);
    expect((await stage.desk()).waiting).toMatchObject([{ id, text: 'Rest is work.' }]);
    expect((await stage.snapshot(author)).me.waiting).toMatchObject([{ id, declined: null }]);
    const { state, me } = await stage.snapshot(await stage.inquiry.as('participant'));
    expect([state.statements, me.waiting]).toEqual([[], []]);
    expect(JSON.stringify(await events(stage.facilitator))).not.toContain('Rest is work');
    expect([listener.heard, listener.desks]).toEqual([[], 0]);
  });

  it('let through is its author’s, once, by the id it was sent with [DB36]', async () => {
    const { id } = await offer('Joy is work.');
    const judged = await Promise.all([judge(id, null), judge(id, null)]);
    expect(judged.map(({ status }) => status)).toEqual([204, 204]);
    const { state, me } = await stage.snapshot(author);
    expect(state.statements).toMatchObject([{ text: 'Joy is work.', by: author.membershipId }]);
    expect(me.waiting).toEqual([]);
    expect((await stage.desk()).waiting).toEqual([]);
    expect((await offer('Joy is work.', id)).body.outcome).toBe('already-done');
    expect((await judge(id, 'Unkind')).status).toBe(409);
    const edit = { statementId: state.statements[0]!.id, text: 'Looked at by nobody.' };
    const edited = await stage.command(author, { type: 'edit-statement', ...edit });
    expect(edited.body).toMatchObject({ outcome: 'refused', reason: 'statement_looked_at' });
  });

  it('declined is told to its author with the reason, and to nobody else [DB36]', async () => {
    const { id } = await offer('You are all fools.');
    expect((await judge(id, 'Say it of the thing, not of people.')).status).toBe(204);
    expect((await stage.snapshot(author)).me.waiting).toMatchObject([
      { id, declined: 'Say it of the thing, not of people.' },
    ]);
    expect((await stage.snapshot()).state.statements).toEqual([]);
    expect((await judge(id, null)).status).toBe(409);
    // The same verdict again changes nothing; another reason is another verdict, and its author has the first.
    expect((await judge(id, 'Say it of the thing, not of people.')).status).toBe(204);
    expect((await judge(id, 'Unkind.')).status).toBe(409);
    expect((await stage.snapshot(author)).me.waiting).toMatchObject([
      { declined: 'Say it of the thing, not of people.' },
    ]);
    expect((await author.put(`/api/debates/${stage.id}/waiting/${id}`, { decline: null })).status).toBe(403);
    expect((await judge(randomUUID(), null)).status).toBe(404);
  });

  it.each([null, 'Say it of the thing.'])(
    'judged is told to its author at once, and to no other participant [DB36]',
    async (verdict) => {
      const [mine, other] = [await joined(author), await joined(await stage.inquiry.as('participant'))];
      const { id } = await offer('Joy is work.');
      expect(mine.desks).toBe(0);
      expect((await judge(id, verdict)).status).toBe(204);
      await waitUntil(() => mine.desks > 0);
      // What was sent to them before is there before the answer to what they ask now.
      await other.do('debate.since', { debateId: stage.id, after: 0 });
      expect(other.desks).toBe(0);
    },
  );

  it('is let through after the close too, since it was sent in time [DB36]', async () => {
    const { id } = await offer('Joy is work.');
    await run({ type: 'close' });
    expect((await stage.desk()).waiting).toMatchObject([{ id }]);
    expect((await judge(id, null)).status).toBe(204);
    expect((await stage.snapshot()).state.statements).toMatchObject([
      { text: 'Joy is work.', by: author.membershipId },
    ]);
    expect((await offer('Too late.')).body).toMatchObject({ outcome: 'refused', reason: 'debate_not_open' });
    const replayed = (await events(author)).reduce(fold, emptyDebate());
    expect(replayed).toEqual((await stage.snapshot()).state);
  });

  it('that cannot be said any more waits on, and whoever runs it is told why [DB36]', async () => {
    const { id } = await offer('Joy is work.');
    expect((await stage.say(stage.facilitator, 'Joy is work.')).length).toBe(36);
    expect((await judge(id, null)).body.code).toBe('refused');
    expect((await stage.desk()).waiting).toHaveLength(1);
  });
});

describe('what moved someone, where words are looked at first', () => {
  beforeEach(async () => {
    stage = await aStage(api, 'lobby');
    author = await stage.inquiry.as('participant');
    await run({ type: 'plan', plan: aPlan(['opening-vote', 'closing-vote'], { moderation: 'before' }) });
    await run({ type: 'open' });
    const others = await Promise.all(Array.from({ length: 5 }, () => stage.inquiry.as('participant')));
    for (const who of [...others, author]) await stage.stand(who, 'opening', 'for');
    await run({ type: 'next' });
    for (const who of others) await stage.stand(who, 'closing', 'for');
  });
  const judge = (id: string, decline: string | null) =>
    stage.facilitator.put<Problem>(`/api/debates/${stage.id}/waiting/${id}`, { decline });
  const moved = async () => {
    for (const what of ['opening', 'closing'] as const) await run({ type: 'reveal', what, shown: true });
    return (await author.get<Swing>(`/api/debates/${stage.id}/swing`)).body.moved;
  };

  it('waits on the desk without a name, counted already, and is shown once it was let through [DB36]', async () => {
    const [mine, runner] = [await joined(author), await joined(stage.facilitator)];
    await waitUntil(() => runner.desks > 0);
    const told = runner.desks;
    const stood = await stage.stand(author, 'closing', 'against', 'The bill.');
    expect(stood.body).toMatchObject({ outcome: 'counted', choice: 'against' });
    await waitUntil(() => runner.desks > told);
    const [line] = (await stage.desk()).waiting;
    expect(line).toMatchObject({ text: 'The bill.', voice: null });
    expect((await stage.snapshot(author)).me).toMatchObject({
      closing: { choice: 'against', moved: 'The bill.' },
      waiting: [{ id: line!.id, text: 'The bill.', declined: null }],
    });
    expect(await moved()).toEqual([]);
    expect((await judge(line!.id, null)).status).toBe(204);
    await waitUntil(() => mine.desks > 0);
    expect(await moved()).toEqual(['The bill.']);
    expect([(await stage.desk()).waiting, (await stage.snapshot(author)).me.waiting]).toEqual([[], []]);
    expect((await judge(line!.id, null)).status).toBe(204);
  });

  it('is taken down also once it is shown, whether or not words are looked at first, and not put back [DB36]', async () => {
    const plan = (await stage.snapshot()).state.plan;
    await run({ type: 'plan', plan: { ...plan, settings: { ...plan.settings, moderation: 'after' } } });
    await stage.stand(author, 'closing', 'against', 'You fools.');
    expect(await moved()).toEqual(['You fools.']);
    const path = `/api/debates/${stage.id}/moved`;
    expect((await author.get(path)).status).toBe(403);
    const [line] = (await stage.facilitator.get<MovedLines>(path)).body;
    expect(line).toEqual({ id: expect.any(String) as string, text: 'You fools.' });
    const reader = await joined(await stage.inquiry.as('participant'));
    const told = reader.movedLines;
    expect((await judge(line!.id, 'Say it of the thing.')).status).toBe(204);
    await waitUntil(() => reader.movedLines > told);
    expect(reader.desks).toBe(0);
    expect(await moved()).toEqual([]);
    expect((await stage.facilitator.get(path)).body).toEqual([]);
    expect((await stage.snapshot(author)).me).toMatchObject({
      closing: { choice: 'against', moved: 'You fools.' },
      waiting: [{ id: line!.id, declined: 'Say it of the thing.' }],
    });
    expect((await judge(line!.id, null)).status).toBe(409);
    expect((await judge(line!.id, 'Say it of the thing.')).status).toBe(204);
    expect((await judge(line!.id, 'Unkind.')).status).toBe(409);
  });

  it('declined is shown to nobody but its author; other words wait anew, the same ones do not [DB36]', async () => {
    await stage.stand(author, 'closing', 'against', 'You fools.');
    const [line] = (await stage.desk()).waiting;
    expect((await judge(line!.id, 'Say it of the thing.')).status).toBe(204);
    await stage.stand(author, 'closing', 'unsure', 'You fools.');
    expect((await stage.desk()).waiting).toEqual([]);
    expect((await stage.snapshot(author)).me.waiting).toMatchObject([{ declined: 'Say it of the thing.' }]);
    await stage.stand(author, 'closing', 'unsure', 'The bill.');
    expect((await stage.desk()).waiting).toMatchObject([{ text: 'The bill.' }]);
    expect((await stage.snapshot(author)).me.waiting).toMatchObject([{ text: 'The bill.', declined: null }]);
    expect(await moved()).toEqual([]);
  });

  it('of a facilitator waits for nobody, and taken back it leaves the desk [DB36] [DB45]', async () => {
    await stage.stand(stage.facilitator, 'closing', 'for', 'The kitchen.');
    await stage.stand(author, 'closing', 'against', 'The bill.');
    expect((await stage.desk()).waiting).toHaveLength(1);
    expect((await author.post(`/api/debates/${stage.id}/withdrawal`)).status).toBe(204);
    expect([(await stage.desk()).waiting, (await stage.snapshot(author)).me.waiting]).toEqual([[], []]);
    expect(await moved()).toEqual(['The kitchen.']);
  });
});

describe('words that were hidden', () => {
  it('reach nobody any more, in the state or in the log, and the log still folds to the state [DB37]', async () => {
    const statementId = await stage.say(author, 'A cruel sentence.');
    await stage.command(author, { type: 'edit-statement', statementId, text: 'A crueller sentence.' });
    await run({ type: 'split-statement', statementId, texts: ['One cruel half.', 'Another cruel half.'] });
    const [whole, ...halves] = (await stage.snapshot()).state.statements;
    for (const { id } of [whole!, ...halves]) {
      await run({ type: 'hide-statement', statementId: id, reason: 'Unkind' });
    }
    const phone = await joined(author);
    const since = await phone.do('debate.since', { debateId: stage.id, after: 0 });
    const snapshot = await stage.snapshot();
    for (const seen of [since, snapshot, await events(stage.facilitator)])
      expect(JSON.stringify(seen)).not.toMatch(/cruel/i);
    expect(since.events.reduce(fold, emptyDebate())).toEqual(snapshot.state);
  });
});

describe('someone who was removed', () => {
  it('is sent away at once and kept out of everything, until they are let in again [DB38]', async () => {
    const statementId = await stage.say(stage.facilitator, 'Joy is work.');
    const [phone, other] = [await joined(author), await joined(await stage.inquiry.as('participant'))];
    await run({ type: 'remove', membershipId: author.membershipId, removed: true });
    await waitUntil(() => phone.gone.length > 0);
    expect(phone.gone).toMatchObject([{ code: 'not_allowed' }]);
    expect(phone.gone[0]!.detail).toContain('leave this debate');
    for (const event of ['debate.join', 'debate.since', 'debate.signal'])
      expect(await phone.refusal(event, { debateId: stage.id, after: 0 })).toBe('not_allowed');
    expect((await author.get(`/api/debates/${stage.id}`)).status).toBe(403);
    expect((await author.get(`/api/debates/${stage.id}/events`)).status).toBe(403);
    expect((await stage.vote(author, statementId, 'agree')).body).toMatchObject({
      reason: 'you_were_removed',
    });
    const said = await stage.command(author, { type: 'add-statement', text: 'Still here.' });
    expect(said.body).toMatchObject({ outcome: 'refused', reason: 'you_were_removed' });
    await stage.say(stage.facilitator, 'After they left.');
    await waitUntil(() => other.state.statements.length === 2);
    expect(phone.state.statements).toHaveLength(1);
    await run({ type: 'remove', membershipId: author.membershipId, removed: false });
    expect((await phone.join(stage.id)).state.statements).toHaveLength(2);
    expect(other.gone).toEqual([]);
  });

  it('may not be a facilitator, nor a stranger to the inquiry [DB38]', async () => {
    const other = await stage.inquiry.as('facilitator');
    const remove = (membershipId: string) => run({ type: 'remove', membershipId, removed: true });
    expect((await remove(other.membershipId)).body).toMatchObject({ reason: 'not_a_facilitator_too' });
    const outsider = await (await api.newInquiry()).as('participant');
    expect((await remove(outsider.membershipId)).status).toBe(400);
    const named = await run({
      ...{ type: 'note-words', kind: 'quote', text: 'Said aloud.' },
      ...{ of: outsider.membershipId, groupId: null },
    });
    expect(named.status).toBe(400);
  });
});

it('someone muted can vote and neither speak nor ask to [DB38]', async () => {
  const statementId = await stage.say(stage.facilitator, 'Joy is work.');
  await run({ type: 'mute', membershipId: author.membershipId, muted: true });
  const reason = async (command: Parameters<Stage['command']>[1]): Promise<CommandResult['reason']> =>
    (await stage.command(author, command)).body.reason;
  expect(await reason({ type: 'add-statement', text: 'I am loud.' })).toBe('you_are_muted');
  expect(await reason({ type: 'raise-hand', kind: 'turn', text: null })).toBe('you_are_muted');
  expect((await stage.vote(author, statementId, 'agree')).body.outcome).toBe('counted');
});

it('a locked room lets in who was in it, and facilitators, and nobody new [DB39]', async () => {
  const phone = await joined(author);
  await run({ type: 'lock', locked: true });
  phone.socket.disconnect().connect();
  await phone.join(stage.id);
  const late = await stage.inquiry.as('participant');
  expect((await late.get<Problem>(`/api/debates/${stage.id}`)).body).toMatchObject({ code: 'refused' });
  const stranger = Phone.of(api, late);
  phones.push(stranger);
  expect(await stranger.refusal('debate.join', { debateId: stage.id })).toBe('refused');
  await joined(await stage.inquiry.as('facilitator'));
  await run({ type: 'lock', locked: false });
  await stranger.join(stage.id);
});
