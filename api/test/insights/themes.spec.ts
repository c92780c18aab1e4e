import type { SuggestedThemes, Themes } from '@samepage/contracts';
import { randomUUID } from 'node:crypto';
import { testApi, type Member, type TestApi, type TestInquiry } from '../support';
import { aDebate, aStatement } from '../thread';
import { aGround } from './ground';

let api: TestApi;
let inquiry: TestInquiry;
let facilitator: Member;
let participant: Member;
let debate: { id: string };

beforeAll(async () => void (api = await testApi()));
afterAll(() => api.close());
beforeEach(async () => {
  inquiry = await api.newInquiry();
  facilitator = await inquiry.as('facilitator');
  participant = await inquiry.as('participant', 'Culture');
  debate = await aDebate(api, inquiry);
});

const path = (rest = '') => `/api/inquiries/${inquiry.id}/themes${rest}`;
const say = (text: string, who = participant) => aStatement(api, debate, who, text);
const themes = async (who = facilitator) => (await who.get<Themes>(path())).body;
const suggested = async () => (await facilitator.get<SuggestedThemes>(path('/suggested'))).body;
const item = ({ id }: { id: string }) => ({ kind: 'statement', statementId: id });
const held = async () =>
  Object.fromEntries((await themes()).map(({ name, items }) => [name, items.map(({ text }) => text)]));
async function keep(name: string, ...statements: { id: string }[]): Promise<string> {
  const id = randomUUID();
  const { status } = await facilitator.post(path(), { id, name, items: statements.map(item) });
  expect(status).toBe(201);
  return id;
}

it('finds words that keep coming together, among those in no theme yet', async () => {
  const other = await inquiry.as('participant', 'Health');
  const buses = [
    await say('The last bus leaves at five.'),
    await say('No bus on Sunday, no choir.', other),
    await say('My bus pass is my lifeline.'),
  ];
  await say('Soup after the walk.');
  await say('Gardens heal slowly.', other);
  const { themes: found, looked, isAll } = await suggested();
  expect(found).toEqual([{ words: ['bus'], items: expect.any(Array) as unknown }]);
  expect(found[0]!.items.map(({ text }) => text).sort()).toEqual(buses.map(({ text }) => text).sort());
  expect({ looked, isAll }).toEqual({ looked: 5, isAll: true });
  await keep('Getting there', ...buses);
  expect((await suggested()).themes).toEqual([]);
});

it('looks only at words a participant may see', async () => {
  const other = await inquiry.as('participant', 'Health');
  await say('The last bus leaves at five.');
  await say('No bus on Sunday, no choir.', other);
  const third = await say('My bus pass is my lifeline.');
  for (const column of ['hidden_at', 'withdrawn_at', 'recast_at']) {
    await api.queryable.query(`UPDATE statement SET ${column} = now() WHERE id = $1`, [third.id]);
    expect((await suggested()).themes).toEqual([]);
    await api.queryable.query(`UPDATE statement SET ${column} = NULL WHERE id = $1`, [third.id]);
  }
});

it('lets a person rename, move, take out, merge and throw away', async () => {
  const [one, two, three] = [await say('One'), await say('Two'), await say('Three')];
  const buses = await keep('Buses', one, two);
  const forms = await keep('Forms', three);
  expect((await facilitator.put(path(`/${buses}`), { name: 'Getting home' })).status).toBe(204);
  await facilitator.post(path(`/${forms}/items`), { items: [item(two)] });
  expect(await held()).toEqual({ 'Getting home': ['One'], Forms: ['Three', 'Two'] });
  await facilitator.delete(path(`/${forms}/items/${three.id}`));
  await facilitator.post(path(`/${buses}/merging`), { into: forms });
  expect(await held()).toEqual({ Forms: ['Two', 'One'] });
  await facilitator.delete(path(`/${forms}`));
  expect(await themes()).toEqual([]);
});

it('holds responses too, and loses what is taken back', async () => {
  const ground = await aGround(api);
  ({ inquiry, facilitator } = ground);
  const items = [ground.refs.statement, { kind: 'response', responseId: ground.response.id }];
  await facilitator.post(path(), { name: 'Getting home', items });
  expect(Object.values(await held())[0]!.sort()).toEqual(
    [ground.response.words, ground.statement.text].sort(),
  );
  await api.queryable.query(`UPDATE statement SET withdrawn_at = now() WHERE id = $1`, [ground.statement.id]);
  await api.queryable.query(`DELETE FROM response WHERE id = $1`, [ground.response.id]);
  expect(await held()).toEqual({ 'Getting home': [] });
});

it('keeps one theme however often it is sent, and none of another inquiry’s words', async () => {
  const ground = await aGround(api);
  const mine = await say('Mine');
  const body = { id: randomUUID(), name: 'Ours', items: [item(mine), ground.refs.statement] };
  await facilitator.post(path(), body);
  await facilitator.post(path(), body);
  expect(await held()).toEqual({ Ours: ['Mine'] });
  const theirs = `/api/inquiries/${ground.inquiry.id}/themes`;
  expect((await ground.facilitator.post(theirs, body)).status).toBe(409);
  expect((await ground.facilitator.put(`${theirs}/${body.id}`, { name: 'Theirs' })).status).toBe(404);
  expect((await ground.facilitator.delete(`${theirs}/${body.id}/items/${mine.id}`)).status).toBe(204);
  expect(await held()).toEqual({ Ours: ['Mine'] });
});

it('is seen by every member, and grouped by facilitators and the artist', async () => {
  await keep('Ours', await say('Mine'));
  expect(await themes(participant)).toHaveLength(1);
  expect((await participant.get(path('/suggested'))).status).toBe(403);
  expect((await participant.post(path(), { name: 'Mine' })).status).toBe(403);
  const artist = await inquiry.as('artist');
  expect((await artist.post(path(), { name: 'Hers' })).status).toBe(201);
});
