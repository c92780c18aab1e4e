import type { Problem } from '@samepage/contracts';
import { randomUUID } from 'node:crypto';
import { testApi, type Member, type TestApi, type TestInquiry } from './support';

let api: TestApi;
let inquiry: TestInquiry;
let artist: Member;
let facilitator: Member;
let provocationId: string;

beforeAll(async () => {
  api = await testApi();
  inquiry = await api.newInquiry();
  [artist, facilitator] = [await inquiry.as('artist'), await inquiry.as('facilitator')];
  const { body } = await artist.post<Made>(`/api/inquiries/${inquiry.id}/provocations`, {
    title: 'A',
    words: 'B',
  });
  provocationId = body.id;
});
afterAll(() => api.close());

type Made = { id: string } & Problem;

const things = [
  { noun: 'provocation', who: () => artist, path: () => `/api/inquiries/${inquiry.id}/provocations` },
  { noun: 'response', who: () => artist, path: () => `/api/provocations/${provocationId}/responses` },
  { noun: 'debate', who: () => facilitator, path: () => `/api/inquiries/${inquiry.id}/debates` },
  { noun: 'draft', who: () => facilitator, path: () => `/api/inquiries/${inquiry.id}/drafts` },
];

const body = { title: 'A title', words: 'Words' };

describe.each(things)('a $noun', ({ who, path }) => {
  const count = async () => (await who().get<unknown[]>(path())).body.length;

  it('that is sent again with its id, in either case or all at once, is made once', async () => {
    const id = randomUUID();
    const before = await count();
    const sent = await Promise.all(
      [id, id.toUpperCase(), id].map((each) => who().post<Made>(path(), { id: each, ...body })),
    );
    sent.push(await who().post<Made>(path(), { id, ...body, title: 'Another', words: 'Others' }));
    for (const answer of sent) expect(answer).toMatchObject({ status: 201, body: { id } });
    expect(sent.at(-1)!.body).toEqual(sent[0]!.body);
    expect(await count()).toBe(before + 1);
  });

  it('without an id is made each time', async () => {
    const before = await count();
    for (let time = 0; time < 2; time++) expect((await who().post(path(), body)).status).toBe(201);
    expect(await count()).toBe(before + 2);
  });

  it('with the id of one elsewhere is refused, and shows nothing of it', async () => {
    const id = randomUUID();
    await who().post(path(), { id, ...body });
    const elsewhere = await api.newInquiry();
    const [poster, runner] = [await elsewhere.as('artist'), await elsewhere.as('facilitator')];
    const there = await poster.post<Made>(`/api/inquiries/${elsewhere.id}/provocations`, body);
    const other = path().replace(inquiry.id, elsewhere.id).replace(provocationId, there.body.id);
    const answer = await (who() === artist ? poster : runner).post<Made>(other, { id, ...body });
    expect({ status: answer.status, code: answer.body.code }).toEqual({ status: 409, code: 'conflict' });
    expect(JSON.stringify(answer.body)).not.toContain(inquiry.id);
  });
});

it("a response with the id of somebody else's is refused", async () => {
  const path = `/api/provocations/${provocationId}/responses`;
  const id = randomUUID();
  await artist.post(path, { id, words: 'Mine' });
  expect((await facilitator.post(path, { id, words: 'Mine' })).status).toBe(409);
});
