import { testApi, type TestApi, type TestInquiry } from './support';

let api: TestApi;
let inquiry: TestInquiry;

beforeAll(async () => {
  api = await testApi();
  inquiry = await api.newInquiry();
});
afterAll(() => api.close());

it('knows its members', async () => {
  const facilitator = await inquiry.as('facilitator');
  const { status, body } = await facilitator.get<{ kind: string }>('/api/me');
  expect({ status, body }).toMatchObject({
    status: 200,
    body: { kind: 'person', memberships: [{ role: 'facilitator' }] },
  });
  expect((await facilitator.get(`/api/inquiries/${inquiry.id}/provocations`)).body).toEqual([]);
});
