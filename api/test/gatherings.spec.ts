import type { DebateSnapshot, DebateSummaries, Gathering, Gatherings, Problem } from '@samepage/contracts';
import { testApi, type Agent, type TestApi, type TestInquiry } from './support';

let api: TestApi;
let inquiry: TestInquiry;
beforeAll(async () => void (api = await testApi()));
beforeEach(async () => void (inquiry = await api.newInquiry()));
afterAll(() => api.close());

const tea = {
  title: 'Tea, and an argument',
  startsAt: '2026-12-08T14:00:00.000Z',
  endsAt: '2026-12-08T16:00:00.000Z',
  whereTo: 'The long table',
  agenda: 'Tea first.',
};

const keep = (who: Agent, id: string, gathering: object) =>
  who.put<Gathering & Problem>(`/api/inquiries/${inquiry.id}/gatherings/${id}`, gathering);

async function listed(): Promise<Gatherings> {
  const member = await inquiry.as('commissioner');
  return (await member.get<Gatherings>(`/api/inquiries/${inquiry.id}/gatherings`)).body;
}

describe('gatherings', () => {
  it('are convened, and listed for every member, the one that begins last first', async () => {
    const artist = await inquiry.as('artist');
    const [first, second] = [crypto.randomUUID(), crypto.randomUUID()];
    expect((await keep(artist, first, { ...tea, from: 0 })).body).toEqual({ id: first, ...tea, version: 1 });
    const later = { ...tea, title: 'Later', startsAt: '2027-01-08T14:00:00.000Z', endsAt: null };
    expect((await keep(artist, second, { ...later, from: 0 })).status).toBe(200);
    expect((await listed()).map(({ title }) => title)).toEqual(['Later', 'Tea, and an argument']);
  });

  it('are changed from the version somebody has seen, and never written over unseen', async () => {
    const [one, other] = [await inquiry.as('facilitator'), await inquiry.as('facilitator')];
    const id = crypto.randomUUID();
    await keep(one, id, { ...tea, from: 0 });
    const moved = { ...tea, whereTo: 'The hall', from: 1 };
    expect((await keep(one, id, moved)).body).toMatchObject({ whereTo: 'The hall', version: 2 });
    // Sent again, as the answer was lost.
    expect((await keep(one, id, moved)).body).toMatchObject({ whereTo: 'The hall', version: 2 });
    const { status, body } = await keep(other, id, { ...tea, agenda: 'Cake.', from: 1 });
    expect({ status, code: body.code }).toEqual({ status: 409, code: 'conflict' });
    expect(await listed()).toMatchObject([{ whereTo: 'The hall', agenda: 'Tea first.' }]);
  });

  it('are made once, however often they are sent', async () => {
    const artist = await inquiry.as('artist');
    const id = crypto.randomUUID();
    const both = await Promise.all([
      keep(artist, id, { ...tea, from: 0 }),
      keep(artist, id, { ...tea, from: 0 }),
    ]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect(await listed()).toHaveLength(1);
  });

  it('of another inquiry can be neither seen nor changed', async () => {
    const artist = await inquiry.as('artist');
    const id = crypto.randomUUID();
    await keep(artist, id, { ...tea, from: 0 });
    inquiry = await api.newInquiry();
    expect(await listed()).toEqual([]);
    const here = await inquiry.as('artist');
    expect((await keep(here, id, { ...tea, title: 'Mine', from: 1 })).status).toBe(409);
    const debate = await (
      await inquiry.as('facilitator')
    ).post<Problem>(`/api/inquiries/${inquiry.id}/debates`, {
      title: 'Whose job is joy?',
      gatheringId: id,
    });
    expect(debate.status).toBe(400);
    expect(debate.body.problems?.[0]?.path).toBe('gatheringId');
  });

  it.each([
    ['an end before its beginning', { endsAt: '2026-12-08T13:00:00Z' }, 'endsAt'],
    ['an end on another day', { endsAt: '2026-12-09T14:00:01Z' }, 'endsAt'],
    ['no day', { startsAt: 'soon' }, 'startsAt'],
    ['a day before there were any', { startsAt: '0000-01-01T00:00:00Z', endsAt: null }, 'startsAt'],
    ['no title', { title: ' ' }, 'title'],
    ['a page for a place', { whereTo: 'x'.repeat(201) }, 'whereTo'],
  ])('are not convened with %s', async (_, wrong, path) => {
    const { status, body } = await keep(await inquiry.as('artist'), crypto.randomUUID(), {
      ...tea,
      ...wrong,
      from: 0,
    });
    expect(status).toBe(400);
    expect(body.problems?.map((problem) => problem.path)).toEqual([path]);
  });

  it('hold debates, which say where and when', async () => {
    const facilitator = await inquiry.as('facilitator');
    const id = crypto.randomUUID();
    await keep(facilitator, id, { ...tea, from: 0 });
    const at = `/api/inquiries/${inquiry.id}/debates`;
    const made = await facilitator.post<{ id: string }>(at, { title: 'Whose job is joy?', gatheringId: id });
    await facilitator.post(at, { title: 'On its own' });
    const { body } = await facilitator.get<DebateSnapshot>(`/api/debates/${made.body.id}`);
    const { title, startsAt, whereTo } = tea;
    expect(body.gathering).toEqual({ id, title, startsAt, whereTo });
    expect((await listed()).map((each) => each.id)).toEqual([id]);
    const summaries = await facilitator.get<DebateSummaries>(at);
    expect(summaries.body.map((debate) => [debate.title, debate.gatheringId])).toEqual([
      ['On its own', null],
      ['Whose job is joy?', id],
    ]);
  });

  it('are taken away, and their debates stay on their own', async () => {
    const facilitator = await inquiry.as('facilitator');
    const id = crypto.randomUUID();
    await keep(facilitator, id, { ...tea, from: 0 });
    const at = `/api/inquiries/${inquiry.id}`;
    const made = await facilitator.post<{ id: string }>(`${at}/debates`, { title: 'Joy', gatheringId: id });
    const elsewhere = await api.newInquiry();
    const outsider = await elsewhere.as('facilitator');
    expect((await outsider.ask('DELETE', `/api/inquiries/${elsewhere.id}/gatherings/${id}`)).status).toBe(
      204,
    );
    expect(await listed()).toHaveLength(1);
    for (let times = 0; times < 2; times++)
      expect((await facilitator.ask('DELETE', `${at}/gatherings/${id}`)).status).toBe(204);
    expect(await listed()).toEqual([]);
    const { body } = await facilitator.get<DebateSnapshot>(`/api/debates/${made.body.id}`);
    expect(body.gathering).toBeNull();
  });
});
