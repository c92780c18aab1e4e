import type { Insight, InsightSummaries, InsightVersions, Problem, Quotables } from '@samepage/contracts';
import { append, load } from '@samepage/document-log';
import { manifestoFragment } from '@samepage/manifesto';
import { randomUUID } from 'node:crypto';
import * as Y from 'yjs';
import { aStage } from '../debates/stage';
import { testApi, type Member, type TestApi } from '../support';
import { aDebate, aStatement } from '../thread';
import { aGround, type Ground } from './ground';

let api: TestApi;
let ground: Ground;
let facilitator: Member;
let proposer: Member;
let speaker: Member;

beforeAll(async () => {
  api = await testApi();
  ground = await aGround(api);
  ({ facilitator, proposer, speaker } = ground);
});
afterAll(() => api.close());

const see = async (id: string, who = speaker) => (await who.get<Insight>(`/api/insights/${id}`)).body;
const texts = (side: Insight['evidence']) => side.map(({ words }) => words?.text ?? null);
const listed = async (who: Member) =>
  (await who.get<InsightSummaries>(ground.path('insights'))).body.map(({ id }) => id);

describe('proposing', () => {
  it('keeps where words stand, and reads them there: statements, parts of responses and clauses', async () => {
    const { refs } = ground;
    const insight = await ground.propose({
      evidence: [
        { ref: refs.clause, note: null },
        { ref: refs.response, note: 'He told us at the door.' },
      ],
      counterEvidence: [{ ref: refs.statement, note: null }],
    });
    expect(insight).toMatchObject({
      state: 'proposed',
      claim: 'Getting home decides who comes.',
      speaksFor: { all: false, sectors: [{ name: 'Culture' }] },
      proposed: { mine: true, voice: { name: 'Pat Poser' } },
      acts: ['edit', 'withdraw'],
    });
    expect(texts(insight.evidence)).toEqual([ground.clause.text, 'Nobody asked me how I would get home.']);
    expect(texts(insight.counterEvidence)).toEqual([ground.statement.text]);
    expect(insight.evidence[1]).toMatchObject({
      note: 'He told us at the door.',
      words: { sector: { name: 'Link work' }, place: { kind: 'provocation', title: 'A bench' } },
    });
    expect(JSON.stringify(insight)).not.toContain('Nameable');
    const { rows } = await api.queryable.query<{ all: string }>(
      `SELECT (SELECT json_agg(e) FROM insight_evidence e)::text || (SELECT json_agg(v) FROM insight_version v)::text AS all`,
    );
    for (const words of [ground.statement.text, 'Nobody asked me', ground.clause.text])
      expect(rows[0]!.all).not.toContain(words);
  });

  it('makes one of what is sent twice, and refuses the id of another’s', async () => {
    const content = ground.content();
    const send = (who: Member) => who.post<Insight>(ground.path('insights'), content);
    expect((await send(proposer)).body.id).toBe((await send(proposer)).body.id);
    expect((await listed(proposer)).filter((id) => id === content.id)).toHaveLength(1);
    expect((await send(facilitator)).status).toBe(409);
  });

  it('shows it to whoever proposed it and to those who publish, and to nobody else', async () => {
    const { id } = await ground.propose();
    expect(await listed(proposer)).toContain(id);
    expect(await listed(facilitator)).toContain(id);
    expect(await listed(speaker)).not.toContain(id);
    for (const [method, path] of [
      ['GET', ''],
      ['GET', '/versions'],
      ['PUT', '/answer'],
      ['DELETE', ''],
    ] as const) {
      const { status } = await speaker.ask(
        method,
        `/api/insights/${id}${path}`,
        method === 'PUT' ? { answer: 'us' } : undefined,
      );
      expect({ method, path, status }).toEqual({ method, path, status: 404 });
    }
  });

  it('is not for commissioners, who read along, nor for other inquiries', async () => {
    const { id } = await ground.published();
    const commissioner = await ground.inquiry.as('commissioner');
    expect((await commissioner.get(`/api/insights/${id}`)).status).toBe(200);
    expect((await commissioner.post(ground.path('insights'), ground.content())).status).toBe(403);
    const elsewhere = await (await api.newInquiry()).as('facilitator');
    expect((await elsewhere.get(`/api/insights/${id}`)).status).toBe(404);
    expect((await elsewhere.get(ground.path('insights'))).status).toBe(404);
  });

  it('refuses words of another inquiry, words taken back, and sectors that are not here', async () => {
    const other = await aGround(api);
    for (const ref of Object.values(other.refs)) {
      const { status, body } = await proposer.post<Problem>(
        ground.path('insights'),
        ground.content({ counterEvidence: [{ ref, note: null }] }),
      );
      expect({ status, problems: body.problems?.[0]?.path }).toEqual({
        status: 400,
        problems: 'counterEvidence',
      });
    }
    const wrong = { all: false, sectorIds: [randomUUID()] };
    const { status, body } = await proposer.post<Problem>(
      ground.path('insights'),
      ground.content({ speaksFor: wrong }),
    );
    expect({ status, path: body.problems?.[0]?.path }).toEqual({ status: 400, path: 'speaksFor' });
  });

  it.each([
    ['claim', { claim: ' ' }],
    ['claim', { claim: 'x'.repeat(201) }],
    ['whySure', { whySure: '' }],
    ['speaksFor', { speaksFor: { all: false, sectorIds: [] } }],
  ])('says what to put right: %s', async (path, wrong) => {
    const { status, body } = await proposer.post<Problem>(ground.path('insights'), ground.content(wrong));
    expect({ status, path: body.problems?.[0]?.path }).toEqual({ status: 400, path });
  });

  it('can be changed and withdrawn by its proposer alone, and leaves nothing', async () => {
    const { id, version } = await ground.propose();
    const change = (who: Member, claim: string, at = version) =>
      who.put<Insight>(`/api/insights/${id}`, { ...ground.content({ claim }), version: at });
    expect((await change(facilitator, 'Not mine.')).status).toBe(409);
    expect((await change(proposer, 'Buses decide who comes.')).body).toMatchObject({
      claim: 'Buses decide who comes.',
      version: version + 1,
    });
    expect((await change(proposer, 'Too late.')).body).toMatchObject({ code: 'conflict' });
    expect((await facilitator.delete(`/api/insights/${id}`)).status).toBe(409);
    expect((await proposer.delete(`/api/insights/${id}`)).status).toBe(204);
    const { rows } = await api.queryable.query(`SELECT 1 FROM insight_version WHERE insight_id = $1`, [id]);
    expect(rows).toEqual([]);
  });
});

describe('publishing', () => {
  const publish = (who: Member, { id, version }: Insight) =>
    who.post<Insight>(`/api/insights/${id}/publication`, { version });

  it('is for facilitators and the artist, and shows it to everyone', async () => {
    const insight = await ground.propose();
    expect((await publish(proposer, insight)).status).toBe(403);
    const { body } = await publish(await ground.inquiry.as('artist', 'Culture', 'Kate'), insight);
    expect(body).toMatchObject({ state: 'published', published: { voice: { name: 'Kate' } } });
    expect(await listed(speaker)).toContain(insight.id);
    expect(await see(insight.id)).toMatchObject({ acts: ['answer'] });
  });

  it('needs evidence, and counter-evidence or the word that none was found', async () => {
    const bare = await ground.propose({ evidence: [] });
    expect((await publish(facilitator, bare)).body).toMatchObject({ code: 'refused' });
    const oneSided = await ground.propose({ foundNone: false });
    const refused = await publish(facilitator, oneSided);
    expect(refused.body).toMatchObject({
      code: 'refused',
      detail: expect.stringContaining('We looked and found none') as string,
    });
    const both = await ground.propose({
      foundNone: false,
      counterEvidence: [{ ref: ground.refs.clause, note: null }],
    });
    expect((await publish(facilitator, both)).status).toBe(200);
  });

  it('publishes the version that was read, and no other', async () => {
    const insight = await ground.propose();
    const { id, version } = insight;
    await proposer.put(`/api/insights/${id}`, { ...ground.content({ claim: 'Something else.' }), version });
    expect((await publish(facilitator, insight)).body).toMatchObject({ code: 'conflict' });
  });

  it('puts published ones first in the list, and those taken back last', async () => {
    const there = await aGround(api);
    const proposed = await there.propose();
    const first = await there.published();
    const gone = await there.published();
    await there.facilitator.post(`/api/insights/${gone.id}/taking-back`, {
      why: 'We asked the wrong people.',
    });
    const { body } = await there.facilitator.get<InsightSummaries>(there.path('insights'));
    expect(body.map(({ id }) => id)).toEqual([first.id, proposed.id, gone.id]);
    expect(body[0]).toMatchObject({ evidence: 1, counterEvidence: 0, sureness: 'some' });
  });
});

describe('what is published', () => {
  it('keeps what it said, who put it so and when', async () => {
    const insight = await ground.published();
    const change = (claim: string, version: number, who = facilitator) =>
      who.put<Insight>(`/api/insights/${insight.id}`, { ...ground.content({ claim }), version });
    expect((await change('Mine still.', insight.version, proposer)).status).toBe(409);
    expect((await change('Who gets home, comes.', insight.version)).body.version).toBe(insight.version + 1);
    const { body } = await speaker.get<InsightVersions>(`/api/insights/${insight.id}/versions`);
    expect(body.map(({ claim, voice }) => [claim, voice.name])).toEqual([
      ['Who gets home, comes.', 'A facilitator'],
      ['Getting home decides who comes.', 'Pat Poser'],
    ]);
  });

  it('cannot be left without ground by a change', async () => {
    const { id, version } = await ground.published();
    const bare = { ...ground.content({ evidence: [] }), version };
    expect((await facilitator.put(`/api/insights/${id}`, bare)).body).toMatchObject({ code: 'refused' });
  });

  it('can be taken back with a reason, and stays to be read', async () => {
    const { id } = await ground.published();
    const takeBack = (why: string, who = facilitator) =>
      who.post<Insight>(`/api/insights/${id}/taking-back`, { why });
    expect((await takeBack('No.', proposer)).status).toBe(403);
    expect((await takeBack(' ')).status).toBe(400);
    await takeBack('We asked the wrong people.');
    expect(await see(id)).toMatchObject({
      state: 'taken-back',
      takenBack: { why: 'We asked the wrong people.' },
      acts: [],
    });
    expect((await takeBack('Again.')).body).toMatchObject({ code: 'refused' });
    expect((await ground.answer({ id }, speaker, 'us')).body).toMatchObject({ code: 'refused' });
  });
});

/** Takes the last block out of a shared document, as someone who writes in it does. */
async function takeOutLast(documentId: string): Promise<void> {
  const doc = new Y.Doc();
  const { epoch, updates } = await load(api.queryable, documentId);
  for (const { bytes } of updates) Y.applyUpdate(doc, bytes);
  const before = Y.encodeStateVector(doc);
  const fragment = doc.getXmlFragment(manifestoFragment);
  fragment.delete(fragment.length - 1, 1);
  const bytes = Y.encodeStateAsUpdate(doc, before);
  await append(api.queryable, documentId, epoch, [{ bytes, client: null, personId: null }]);
}

describe('words that were taken back', () => {
  async function withStatement(): Promise<{ insight: Insight; statementId: string; there: Ground }> {
    const there = await aGround(api);
    const insight = await there.published({
      evidence: [
        { ref: there.refs.statement, note: 'She said: the last bus.' },
        { ref: there.refs.response, note: 'Nobody asked, he said.' },
      ],
    });
    return { insight, statementId: there.statement.id, there };
  }
  const everywhere = async (there: Ground, id: string) => {
    const answers = await Promise.all([
      there.facilitator.get(`/api/insights/${id}`),
      there.proposer.get(`/api/insights/${id}`),
      there.facilitator.get(there.path('insights')),
      there.facilitator.get(`/api/insights/${id}/versions`),
      there.facilitator.get(there.path('quotables')),
    ]);
    return JSON.stringify(answers.map(({ body }) => body));
  };

  it.each(['hidden_at', 'withdrawn_at'])(
    'in a debate (%s) are nowhere in it, nor is the note',
    async (column) => {
      const { insight, statementId, there } = await withStatement();
      await api.queryable.query(`UPDATE statement SET ${column} = now() WHERE id = $1`, [statementId]);
      const all = await everywhere(there, insight.id);
      for (const words of ['The last bus leaves', 'She said: the last bus', statementId])
        expect(all).not.toContain(words);
      const { body } = await there.speaker.get<Insight>(`/api/insights/${insight.id}`);
      expect(body.evidence).toEqual([
        { words: null, note: null },
        expect.objectContaining({ note: 'Nobody asked, he said.' }),
      ]);
      const { body: list } = await there.speaker.get<InsightSummaries>(there.path('insights'));
      expect(list[0]?.evidence).toBe(1);
    },
  );

  it('in a real debate are gone at once, however they go', async () => {
    const there = await aGround(api);
    const stage = await aStage(api, 'open', there.inquiry);
    const said = await stage.say(there.speaker, 'Zebras wait for the bus.');
    const hidden = await stage.say(there.speaker, 'Okapis wait too.');
    const evidence = [said, hidden].map((statementId) => ({
      ref: { kind: 'statement' as const, statementId },
      note: `As ${statementId} says.`,
    }));
    const insight = await there.published({ evidence });
    expect(texts(insight.evidence)).toEqual(['Zebras wait for the bus.', 'Okapis wait too.']);
    await stage.command(stage.facilitator, {
      type: 'hide-statement',
      statementId: hidden,
      reason: 'Not kind.',
    });
    expect(await everywhere(there, insight.id)).not.toContain('Okapis');
    expect((await there.speaker.post(`/api/debates/${stage.id}/withdrawal`)).status).toBe(204);
    const all = await everywhere(there, insight.id);
    for (const words of ['Zebras', 'Okapis', said, hidden]) expect(all).not.toContain(words);
  });

  it('of a response are gone once it is deleted, or says something else', async () => {
    const { insight, there } = await withStatement();
    await api.queryable.query(`UPDATE response SET words = 'x' || words WHERE id = $1`, [there.response.id]);
    const changed = await there.speaker.get<Insight>(`/api/insights/${insight.id}`);
    expect(changed.body.evidence[1]).toEqual({ words: null, note: null });
    await api.queryable.query(`DELETE FROM response WHERE id = $1`, [there.response.id]);
    expect(await everywhere(there, insight.id)).not.toContain('Nobody asked');
  });

  it('of a clause are read as the draft says them now, and are gone when it is taken out', async () => {
    const there = await aGround(api);
    const insight = await there.published({ evidence: [{ ref: there.refs.clause, note: null }] });
    expect(texts(insight.evidence)).toEqual([there.clause.text]);
    await takeOutLast(there.draft.documentId);
    const { body } = await there.speaker.get<Insight>(`/api/insights/${insight.id}`);
    expect(texts(body.evidence)).toEqual([null]);
  });

  it('cannot carry a publication', async () => {
    const there = await aGround(api);
    const { id, version } = await there.propose();
    await api.queryable.query(`UPDATE statement SET hidden_at = now() WHERE id = $1`, [there.statement.id]);
    const { body } = await there.facilitator.post(`/api/insights/${id}/publication`, { version });
    expect(body).toMatchObject({ code: 'refused' });
  });
});

describe('looking for words', () => {
  const look = async (query: string, who = proposer) =>
    (await who.get<Quotables>(ground.path(`quotables?${query}`))).body;

  it('finds statements, responses and clauses that hold every word', async () => {
    const found = await look('search=GET+home');
    expect(found.map(({ ref }) => ref.kind).sort()).toEqual(['clause', 'response']);
    expect((await look('search=get+home&kind=clause')).map(({ text }) => text)).toEqual([ground.clause.text]);
    expect(await look('search=%25')).toEqual([]);
    expect((await look('')).length).toBeGreaterThanOrEqual(3);
    expect(JSON.stringify(found)).not.toContain('Nameable');
  });

  it('finds nothing behind a door that is closed to the asker', async () => {
    const debate = await aDebate(api, ground.inquiry);
    await aStatement(api, debate, speaker, 'Zebras behind the door.');
    expect(await look('search=zebras')).toHaveLength(1);
    await api.queryable.query(`UPDATE debate SET removed = ARRAY[$2::uuid] WHERE id = $1`, [
      debate.id,
      proposer.membershipId,
    ]);
    expect(await look('search=zebras')).toEqual([]);
    await api.queryable.query(
      `UPDATE debate SET removed = '{}', state = jsonb_set(state, '{locked}', 'true') WHERE id = $1`,
      [debate.id],
    );
    expect(await look('search=zebras')).toEqual([]);
    expect(await look('search=zebras', facilitator)).toHaveLength(1);
  });

  it('reads words again, and leaves out what is gone', async () => {
    const refs = [ground.refs.statement, { kind: 'statement', statementId: randomUUID() }];
    const { body } = await proposer.post<Quotables>(ground.path('quotables'), { refs });
    expect(body.map(({ text }) => text)).toEqual([ground.statement.text]);
  });
});
