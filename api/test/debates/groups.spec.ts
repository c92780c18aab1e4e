import type { Group, Groups, Problem } from '@samepage/contracts';
import { headsOf, load } from '@samepage/document-log';
import { readBlocks } from '@samepage/manifesto';
import { randomUUID } from 'node:crypto';
import * as Y from 'yjs';
import { testApi, type Member, type TestApi } from '../support';
import { aStage, Phone, type Stage } from './stage';

let api: TestApi;
let stage: Stage;

beforeAll(async () => void (api = await testApi()));
beforeEach(async () => void (stage = await aStage(api)));
afterAll(() => api.close());

const mix = (size: number, isOnline = false, who = stage.facilitator) =>
  who.post<Groups & Problem>(`/api/debates/${stage.id}/mixes`, { size, isOnline });

/** As another node would say that it saw them. */
async function seen({ membershipId }: Member, { secondsAgo = 0, gone = false } = {}): Promise<void> {
  await api.queryable.query(
    `INSERT INTO debate_presence (debate_id, membership_id, node, seen_at, gone)
     VALUES ($1, $2, $3, clock_timestamp() - make_interval(secs => $4), $5)`,
    [stage.id, membershipId, randomUUID(), secondsAgo, gone],
  );
}

async function people(count: number, sector = 'Health'): Promise<Member[]> {
  const made: Member[] = [];
  for (let each = 0; each < count; each++) {
    const member = await stage.inquiry.as('participant', sector);
    await seen(member);
    made.push(member);
  }
  return made;
}

async function notes(): Promise<object[]> {
  const { rows } = await api.queryable.query(`SELECT id FROM document WHERE inquiry_id = $1`, [
    stage.inquiry.id,
  ]);
  return rows;
}

const membersOf = (groups: Group[]) => groups.flatMap(({ members }) => members).sort();
const idsOf = (who: Member[]) => who.map(({ membershipId }) => membershipId).sort();

describe('mixing small groups', () => {
  it('puts everyone who is here at a table, once, with sectors spread', async () => {
    const [health, culture] = [await people(4), await people(4, 'Culture')];
    const { status, body } = await mix(4);
    expect(status).toBe(200);
    expect(body.map(({ name, documentId }) => ({ name, documentId }))).toEqual([
      { name: 'Table 1', documentId: null },
      { name: 'Table 2', documentId: null },
    ]);
    expect(membersOf(body)).toEqual(idsOf([...health, ...culture]));
    const ofHealth = idsOf(health);
    for (const { members } of body) expect(members.filter((id) => ofHealth.includes(id))).toHaveLength(2);
    const formed = await stage.command(stage.facilitator, { type: 'form-groups', groups: body });
    expect(formed.body.outcome).toBe('done');
    expect((await stage.snapshot()).state.groups).toEqual(body);
  });

  it('brings those together who voted differently, and tells nobody how', async () => {
    const four = await people(4);
    const statements = [
      await stage.say(four[0]!, 'Joy is work.'),
      await stage.say(four[1]!, 'Time is care.'),
    ];
    for (const statement of statements)
      for (const [index, who] of four.entries())
        await stage.vote(who, statement, index < 2 ? 'agree' : 'disagree');
    const { body } = await mix(2);
    const agreed = idsOf(four.slice(0, 2));
    expect(body).toHaveLength(2);
    for (const { members } of body) expect(members.filter((id) => agreed.includes(id))).toHaveLength(1);
    expect(body.map((group) => Object.keys(group).sort())).toEqual(
      body.map(() => ['documentId', 'id', 'members', 'name']),
    );
  });

  it('leaves out facilitators and commissioners, and whoever has gone, was lost from sight or was sent away', async () => {
    const [stays, alsoStays, removed] = await people(3);
    await seen(stage.facilitator);
    await seen(await stage.inquiry.as('commissioner'));
    await seen(await stage.inquiry.as('participant'), { secondsAgo: 31 });
    await seen(await stage.inquiry.as('participant'), { gone: true });
    await stage.command(stage.facilitator, {
      type: 'remove',
      membershipId: removed!.membershipId,
      removed: true,
    });
    expect(membersOf((await mix(2)).body)).toEqual(idsOf([stays!, alsoStays!]));
  });

  it('counts someone once who is here twice, and who comes in by socket', async () => {
    const [one] = await people(1);
    await seen(one!);
    const other = await stage.inquiry.as('artist');
    const phone = Phone.of(api, other);
    await phone.join(stage.id);
    expect(membersOf((await mix(2)).body)).toEqual(idsOf([one!, other]));
    await phone.close();
  });

  it('gives each group that meets online a note of its own, which its people may write', async () => {
    await people(4);
    const { body } = await mix(2, true);
    const documentIds = body.map(({ documentId }) => documentId!);
    expect(new Set(documentIds).size).toBe(2);
    const heads = await headsOf(api.queryable, documentIds);
    expect(heads.map(({ kind, inquiryId }) => ({ kind, inquiryId }))).toEqual(
      documentIds.map(() => ({ kind: 'note', inquiryId: stage.inquiry.id })),
    );
    const doc = new Y.Doc();
    for (const { bytes } of (await load(api.queryable, documentIds[1]!)).updates) Y.applyUpdate(doc, bytes);
    expect(readBlocks(doc)).toEqual([{ type: 'heading', level: 1, runs: [{ text: 'Table 2' }] }]);
    const member = await stage.inquiry.as('participant');
    expect((await member.post(`/api/documents/${documentIds[0]!}/ticket`)).status).toBe(201);
    const elsewhere = await (await api.newInquiry()).as('participant');
    expect((await elsewhere.post(`/api/documents/${documentIds[0]!}/ticket`)).status).toBe(404);
  });

  it('says so where nobody is here, and begins no note', async () => {
    const { status, body } = await mix(4, true);
    expect({ status, code: body.code }).toEqual({ status: 409, code: 'refused' });
    expect(body.detail).toMatch(/Wait until people have joined\.$/);
    expect(await notes()).toEqual([]);
  });

  it('refuses to make more groups than a debate can have, and begins no note', async () => {
    await api.queryable.query(
      `WITH everyone AS (INSERT INTO person (name) SELECT 'Somebody' FROM generate_series(1, 204) RETURNING id),
       joined AS (
         INSERT INTO membership (inquiry_id, person_id, role, sector_id, name)
         SELECT $1, id, 'participant', $2, 'Somebody' FROM everyone RETURNING id
       )
       INSERT INTO debate_presence (debate_id, membership_id, node, seen_at)
       SELECT $3, id, $4, clock_timestamp() FROM joined`,
      [stage.inquiry.id, stage.inquiry.sector('Health').id, stage.id, randomUUID()],
    );
    const { status, body } = await mix(2, true);
    expect({ status, code: body.code }).toEqual({ status: 409, code: 'refused' });
    expect(body.detail).toBe('That makes more than 100 groups. Choose larger ones.');
    expect(await notes()).toEqual([]);
    expect((await mix(4)).body).toHaveLength(51);
  });

  it('is for facilitators, and takes a size that is a group', async () => {
    const participant = await stage.inquiry.as('participant');
    expect((await mix(4, false, participant)).body.code).toBe('not_allowed');
    for (const size of [1, 21, 2.5]) expect((await mix(size)).body.code).toBe('invalid_input');
  });
});
