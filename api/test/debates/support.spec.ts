import type { Inquiry, Problem, Provocation, ProvocationSummaries } from '@samepage/contracts';
import { testApi, type TestApi, type TestInquiry } from '../support';

let api: TestApi;
let inquiry: TestInquiry;

beforeAll(async () => void (api = await testApi()));
beforeEach(async () => void (inquiry = await api.newInquiry()));
afterAll(() => api.close());

const samaritans = {
  words: 'Samaritans listen at any hour.\nCall 116 123.',
  address: 'https://samaritans.org',
};

describe('where to turn when it gets too much', () => {
  const seen = async () => (await api.stranger().get<Inquiry>(`/api/inquiries/${inquiry.slug}`)).body.support;
  const set = async (support: unknown, role: 'artist' | 'facilitator' | 'participant' = 'facilitator') =>
    (await inquiry.as(role)).put<Problem>(`/api/inquiries/${inquiry.id}/support`, { support });

  it('is nothing at first, then what a facilitator or the artist says, then nothing again', async () => {
    expect(await seen()).toBeNull();
    expect((await set(samaritans)).status).toBe(204);
    expect(await seen()).toEqual(samaritans);
    expect((await set({ words: 'Speak to Ana.', address: null }, 'artist')).status).toBe(204);
    expect(await seen()).toEqual({ words: 'Speak to Ana.', address: null });
    expect((await set(null)).status).toBe(204);
    expect(await seen()).toBeNull();
  });

  it('can be a number to call', async () => {
    const call = { words: 'Call them.', address: 'tel:116123' };
    expect((await set(call)).status).toBe(204);
    expect(await seen()).toEqual(call);
  });

  it.each(['javascript:alert(1)', 'data:text/html,hello', 'samaritans.org', 'file:///etc/passwd'])(
    'is never the address %s',
    async (address) => {
      const { status, body } = await set({ words: 'Here.', address });
      expect({ status, code: body.code }).toEqual({ status: 400, code: 'invalid_input' });
      expect(body.problems?.map(({ path }) => path)).toEqual(['support.address']);
      expect(await seen()).toBeNull();
    },
  );

  it('always says something in words', async () => {
    expect((await set({ words: '  ', address: 'https://samaritans.org' })).status).toBe(400);
    expect((await set({ words: 'w'.repeat(401), address: null })).status).toBe(400);
    expect(await seen()).toBeNull();
  });

  it('is not for a participant to say', async () => {
    const { status, body } = await set(samaritans, 'participant');
    expect({ status, code: body.code }).toEqual({ status: 403, code: 'not_allowed' });
    expect(await seen()).toBeNull();
  });
});

describe('a content note', () => {
  const chair = { title: 'A chair', words: 'Nobody sits on it.' };
  const post = async (more: object) =>
    (await inquiry.as('artist')).post<Provocation & Problem>(`/api/inquiries/${inquiry.id}/provocations`, {
      ...chair,
      ...more,
    });

  it('goes with a provocation, as one line', async () => {
    const { body } = await post({ contentNote: ' About death\nand a hospital ' });
    expect(body.contentNote).toBe('About death and a hospital');
    const reader = await inquiry.as('participant');
    expect((await reader.get<Provocation>(`/api/provocations/${body.id}`)).body.contentNote).toBe(
      'About death and a hospital',
    );
  });

  it('is there wherever the provocation is listed', async () => {
    const { body } = await post({ contentNote: 'About death' });
    const reader = await inquiry.as('participant');
    const { body: listed } = await reader.get<ProvocationSummaries>(
      `/api/inquiries/${inquiry.id}/provocations`,
    );
    expect(listed).toMatchObject([{ id: body.id, contentNote: 'About death' }]);
  });

  it('can be left out', async () => {
    for (const more of [{}, { contentNote: null }])
      expect((await post(more)).body).toMatchObject({ ...chair, contentNote: null });
  });

  it('is 120 characters at most, and never blank', async () => {
    expect((await post({ contentNote: 'n'.repeat(120) })).status).toBe(201);
    for (const contentNote of ['n'.repeat(121), '', '\u200b'])
      expect((await post({ contentNote })).body).toMatchObject({ status: 400, code: 'invalid_input' });
  });
});
