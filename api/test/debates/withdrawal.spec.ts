import type { DebateEvent, DebateState, Problem } from '@samepage/contracts';
import { load } from '@samepage/document-log';
import { readBlocks } from '@samepage/manifesto';
import { emptyDebate, emptyPlan, fold, usualSettings } from '@samepage/debate';
import type { Ring } from '@samepage/platform';
import { randomUUID } from 'node:crypto';
import * as Y from 'yjs';
import { testApi, type Member, type TestApi } from '../support';
import { aStage, type Stage } from './stage';

let api: TestApi;
let stage: Stage;
let speaker: Member;

beforeAll(async () => void (api = await testApi()));
beforeEach(async () => {
  stage = await aStage(api);
  speaker = await stage.inquiry.as('participant');
});
afterAll(() => api.close());

const withdraw = (who = speaker) => who.post<Problem>(`/api/debates/${stage.id}/withdrawal`);
const withdrawFor = (membershipId: string, who = stage.facilitator) =>
  who.post<Problem>(`/api/debates/${stage.id}/withdrawals/${membershipId}`);

/** In everything they say below, and in nothing else. */
const secret = 'zebra';

async function storedState(): Promise<DebateState> {
  const { rows } = await api.queryable.query<{ state: DebateState }>(
    `SELECT state FROM debate WHERE id = $1`,
    [stage.id],
  );
  return rows[0]!.state;
}

async function storedEvents(): Promise<DebateEvent[]> {
  const { rows } = await api.queryable.query<{ event: DebateEvent }>(
    `SELECT event FROM debate_event WHERE debate_id = $1 ORDER BY sequence`,
    [stage.id],
  );
  return rows.map(({ event }) => event);
}

/** The tables of the debate that hold the word in some row of it. */
async function tablesWithTheWord(): Promise<string[]> {
  const { rows } = await api.queryable.query<{ name: string }>(
    `SELECT DISTINCT name FROM (
       SELECT 'debate' AS name, d::text AS row FROM debate d WHERE id = $1
       UNION ALL SELECT 'debate_event', e::text FROM debate_event e WHERE debate_id = $1
       UNION ALL SELECT 'statement', s::text FROM statement s WHERE debate_id = $1
       UNION ALL SELECT 'statement_proposal', p::text FROM statement_proposal p WHERE debate_id = $1
       UNION ALL SELECT 'stand', t::text FROM stand t WHERE debate_id = $1
     ) AS everything WHERE row ILIKE $2 ORDER BY name`,
    [stage.id, `%${secret}%`],
  );
  return rows.map(({ name }) => name);
}

/** The speaker says everything there is to say, in every way; answers with the id of a statement nobody changed. */
async function sayEverything(): Promise<string> {
  const { facilitator } = stage;
  const done = async (...args: Parameters<Stage['command']>) => {
    const { body } = await stage.command(...args);
    expect(body).toMatchObject({ outcome: expect.stringMatching(/^(done|waiting)$/) });
  };
  const plain = await stage.say(speaker, `A ${secret} is a horse.`);
  await stage.vote(await stage.inquiry.as('participant'), plain, 'agree');
  const edited = await stage.say(speaker, `First ${secret}`);
  await done(speaker, { type: 'edit-statement', statementId: edited, text: `Second ${secret}` });
  const reworded = await stage.say(speaker, `Clumsy ${secret}`);
  await done(facilitator, { type: 'reword-statement', statementId: reworded, text: `Neat ${secret}` });
  const split = await stage.say(speaker, `Two ${secret}s`);
  await done(facilitator, {
    type: 'split-statement',
    statementId: split,
    texts: [`One ${secret}`, `Other ${secret}`],
  });
  const hidden = await stage.say(speaker, `Rude ${secret}`);
  await done(facilitator, { type: 'hide-statement', statementId: hidden, reason: 'No' });
  const quote = { type: 'note-words', kind: 'quote', groupId: null } as const;
  await done(facilitator, { ...quote, text: `Quoted ${secret}`, of: speaker.membershipId });
  const steps = [
    { id: randomUUID(), kind: 'closing-vote' as const, title: 'Vote', words: '', seconds: null },
    { id: randomUUID(), kind: 'statements' as const, title: 'Say', words: '', seconds: null },
  ];
  const settings = { ...usualSettings, moderation: 'before' } as const;
  const plan = { ...emptyPlan, motion: 'Horses.', steps, settings };
  await done(facilitator, { type: 'plan', plan });
  await done(facilitator, { type: 'next' });
  const stood = await speaker.put(`/api/debates/${stage.id}/stands/closing`, {
    choice: 'for',
    moved: `The ${secret}`,
  });
  expect(stood.body).toMatchObject({ outcome: 'counted' });
  await done(facilitator, { type: 'next' });
  await done(speaker, { type: 'add-statement', text: `Waiting ${secret}` });
  // Words are not read out from a raised hand where words are looked at first.
  await done(facilitator, { type: 'plan', plan: { ...plan, settings: usualSettings } });
  await done(speaker, { type: 'raise-hand', kind: 'read-out', text: `Read my ${secret}` });
  await done(facilitator, { type: 'call', handId: (await stage.snapshot()).state.hands[0]!.id });
  await done(speaker, { type: 'raise-hand', kind: 'read-out', text: `And my ${secret}` });
  return plain;
}

describe('taking words back', () => {
  it('leaves them in no row, and the log folds to the state that is stored', async () => {
    await sayEverything();
    const other = await stage.say(stage.facilitator, 'Horses have no stripes.');
    expect(await tablesWithTheWord()).toEqual([
      'debate',
      'debate_event',
      'stand',
      'statement',
      'statement_proposal',
    ]);
    const before = await storedState();

    expect((await withdraw()).status).toBe(204);

    expect(await tablesWithTheWord()).toEqual([]);
    const state = await storedState();
    expect((await storedEvents()).reduce(fold, emptyDebate())).toEqual(state);
    expect(state.version).toBe(before.version + 1);
    const theirs = state.statements.filter(({ by }) => by === speaker.membershipId);
    expect(theirs).toHaveLength(9);
    for (const { text, withdrawn } of theirs)
      expect({ text, withdrawn }).toEqual({ text: '', withdrawn: true });
    expect(state.turn?.hand).toMatchObject({ by: speaker.membershipId, text: null });
    expect(state.hands).toMatchObject([{ by: speaker.membershipId, text: null }]);
    expect(state.statements.find(({ id }) => id === other)).toMatchObject({
      text: 'Horses have no stripes.',
      withdrawn: false,
    });
  });

  it('rings, and is an event like any other', async () => {
    await stage.say(speaker, `A ${secret}`);
    const rings: Ring[] = [];
    const stop = api.bell.listen((ring) => void rings.push(ring));
    await withdraw();
    stop();
    const last = (await storedEvents()).at(-1)!;
    expect(last).toMatchObject({
      type: 'words-withdrawn',
      by: speaker.membershipId,
      membershipId: speaker.membershipId,
    });
    expect(rings).toEqual([{ about: 'debate', id: stage.id, sequence: last.sequence }]);
  });

  it('keeps what was counted, and takes no more votes', async () => {
    const plain = await sayEverything();
    await withdraw();
    const { rows } = await api.queryable.query<{ choice: string }>(
      `SELECT choice FROM vote WHERE statement_id = $1`,
      [plain],
    );
    expect(rows).toEqual([{ choice: 'agree' }]);
    const stands = await api.queryable.query(`SELECT choice, moved FROM stand WHERE debate_id = $1`, [
      stage.id,
    ]);
    expect(stands.rows).toEqual([{ choice: 'for', moved: null }]);
    const { body } = await stage.vote(stage.facilitator, plain, 'agree');
    expect(body).toMatchObject({ outcome: 'refused', reason: 'statement_withdrawn' });
  });

  it('lets nobody through who was waiting with them', async () => {
    await sayEverything();
    await withdraw();
    const { body } = await stage.facilitator.get<{ waiting: unknown[] }>(`/api/debates/${stage.id}/desk`);
    expect(body.waiting).toEqual([]);
  });

  it('can be done again, after saying more', async () => {
    await stage.say(speaker, `One ${secret}`);
    await withdraw();
    await stage.say(speaker, `Another ${secret}`);
    expect(await tablesWithTheWord()).not.toEqual([]);
    await withdraw();
    expect(await tablesWithTheWord()).toEqual([]);
    expect((await storedEvents()).reduce(fold, emptyDebate())).toEqual(await storedState());
  });

  it('agrees with the log, whatever is said in the same moment', async () => {
    await Promise.all(
      Array.from({ length: 12 }, async (_, each) => {
        if (each % 4 === 3) return withdraw();
        return stage.command(speaker, { type: 'add-statement', text: `Number ${each} ${secret}` });
      }),
    );
    const state = await storedState();
    expect(state.statements).toHaveLength(9);
    expect((await storedEvents()).reduce(fold, emptyDebate())).toEqual(state);
    const { rows } = await api.queryable.query<{ id: string }>(
      `SELECT id FROM statement WHERE debate_id = $1 AND text LIKE $2`,
      [stage.id, `%${secret}%`],
    );
    const stays = state.statements.filter(({ withdrawn }) => !withdrawn);
    expect(rows.map(({ id }) => id).sort()).toEqual(stays.map(({ id }) => id).sort());
  });

  it('leaves clauses as they are that were harvested before', async () => {
    const statementId = await stage.say(speaker, `A ${secret} is a horse.`);
    await stage.command(stage.facilitator, { type: 'close' });
    const { body } = await stage.harvest(stage.facilitator, {
      id: randomUUID(),
      statementIds: [statementId],
      draft: { title: 'Kept' },
    });
    await withdraw();
    const { rows } = await api.queryable.query<{ document_id: string }>(
      `SELECT document_id FROM draft WHERE id = $1`,
      [body.draftId],
    );
    const doc = new Y.Doc();
    for (const { bytes } of (await load(api.queryable, rows[0]!.document_id)).updates)
      Y.applyUpdate(doc, bytes);
    expect(JSON.stringify(readBlocks(doc))).toContain(`A ${secret} is a horse.`);
    expect(await tablesWithTheWord()).toEqual([]);
  });

  it('is sent to nobody any more, by any address', async () => {
    await sayEverything();
    await withdraw();
    for (const address of [
      '',
      '/events',
      '/replay',
      '/debate.json',
      '/minutes.md',
      '/statements.csv',
      '/desk',
    ]) {
      const { status, body } = await stage.facilitator.get(`/api/debates/${stage.id}${address}`);
      expect({ address, status }).toEqual({ address, status: 200 });
      expect(JSON.stringify(body)).not.toContain(secret);
    }
  });
});

describe('taking back what someone else said', () => {
  it('is for facilitators, and says who did it', async () => {
    await stage.say(speaker, `A ${secret}`);
    expect((await withdrawFor(speaker.membershipId)).status).toBe(204);
    expect(await tablesWithTheWord()).toEqual([]);
    expect((await storedEvents()).at(-1)).toMatchObject({
      by: stage.facilitator.membershipId,
      membershipId: speaker.membershipId,
    });
  });

  it('is for nobody else', async () => {
    await stage.say(speaker, `A ${secret}`);
    const { status, body } = await withdrawFor(speaker.membershipId, await stage.inquiry.as('artist'));
    expect({ status, code: body.code }).toEqual({ status: 403, code: 'not_allowed' });
    expect(await tablesWithTheWord()).not.toEqual([]);
  });

  it('is refused for someone of another inquiry, or nobody', async () => {
    const elsewhere = await (await api.newInquiry()).as('participant');
    const { version } = await storedState();
    for (const id of [elsewhere.membershipId, randomUUID()]) {
      const { status, body } = await withdrawFor(id);
      expect({ status, code: body.code }).toEqual({ status: 404, code: 'not_found' });
      expect(body.detail).toMatch(/Look again at who said it\.$/);
    }
    expect((await storedState()).version).toBe(version);
  });
});
