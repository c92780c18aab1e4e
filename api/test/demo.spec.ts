import type {
  DebateSnapshot,
  DebateSummaries,
  DemoPeople,
  Draft,
  DraftSummaries,
  OutboxMails,
  ProvocationSummaries,
} from '@samepage/contracts';
import { get } from 'node:http';
import { seedDemo } from '../src/demo/seed-demo';
import {
  demoDebate,
  demoInquiry,
  demoPeople,
  demoPreparedDebate,
  demoProvocations,
} from '../src/demo/script';
import { testApi, type TestApi } from './support';

let api: TestApi;

beforeAll(async () => {
  api = await testApi();
  await seedDemo(api.app);
});
afterAll(() => api.close());

it('lists demo people of every role and every sector', async () => {
  const { body } = await api.stranger().get<DemoPeople>('/api/dev/people');
  expect(body).toHaveLength(demoPeople.length);
  expect(new Set(body.map(({ role }) => role)).size).toBe(4);
  expect(new Set(body.map(({ sector }) => sector)).size).toBe(7);
  for (const { email, name } of body) expect(email + name).toMatch(/@demo\.samepage\.exampleDemo /);
});

it('lets them sign in with the code in the outbox, and see the provocations', async () => {
  const artist = await api.signIn('artist@demo.samepage.example');
  const { body: inquiry } = await artist.get<{ id: string }>(`/api/inquiries/${demoInquiry.slug}`);
  const { body } = await artist.get<ProvocationSummaries>(`/api/inquiries/${inquiry.id}/provocations`);
  expect(body.map(({ title, responses }) => ({ title, responses }))).toEqual(
    demoProvocations.map(({ title, responses }) => ({ title, responses: responses.length })),
  );
  const { picture } = body[0]!;
  expect(picture!.alt).toContain('chair');
  const image = await api.stranger().send('GET', `/api/images/${picture!.hash}`);
  expect(image.headers.get('content-type')).toBe('image/webp');
});

it('shows a debate that was held, and a draft whose every clause leads back', async () => {
  const facilitator = await api.signIn('facilitator@demo.samepage.example');
  const { body: inquiry } = await facilitator.get<{ id: string }>(`/api/inquiries/${demoInquiry.slug}`);
  const { body: debates } = await facilitator.get<DebateSummaries>(`/api/inquiries/${inquiry.id}/debates`);
  expect(debates).toMatchObject([
    { phase: 'closed', statements: demoDebate.statements.length },
    { phase: 'lobby', title: demoPreparedDebate.title },
  ]);
  const { body: debate } = await facilitator.get<DebateSnapshot>(`/api/debates/${debates[0]!.id}`);
  expect(Object.values(debate.standings.tallies)).toHaveLength(demoDebate.statements.length);
  for (const { agree, disagree, pass } of Object.values(debate.standings.tallies))
    expect(agree + disagree + pass).toBeGreaterThanOrEqual(12);

  const { body: drafts } = await facilitator.get<DraftSummaries>(`/api/inquiries/${inquiry.id}/drafts`);
  const { body: draft } = await facilitator.get<Draft>(`/api/drafts/${drafts[0]!.id}`);
  expect(draft.sources).toHaveLength(4);
  for (const { sources } of draft.sources)
    expect(sources).toMatchObject([
      {
        statement: { tally: { agree: expect.any(Number) } },
        provocation: { title: demoProvocations[0]!.title },
      },
    ]);
});

it('has a debate ready to be opened, with a motion and the steps of a template', async () => {
  const facilitator = await api.signIn('facilitator@demo.samepage.example');
  const { body: inquiry } = await facilitator.get<{ id: string }>(`/api/inquiries/${demoInquiry.slug}`);
  const { body: debates } = await facilitator.get<DebateSummaries>(`/api/inquiries/${inquiry.id}/debates`);
  const { body: debate } = await facilitator.get<DebateSnapshot>(`/api/debates/${debates[1]!.id}`);
  const { plan } = debate.state;
  expect(plan.motion).toBe(demoPreparedDebate.motion);
  const kinds = plan.steps.map(({ kind }) => kind);
  expect([kinds[0], kinds.at(-1)]).toEqual(['arrive', 'close']);
  expect(kinds).toEqual(expect.arrayContaining(['opening-vote', 'closing-vote']));
});

it('shows the code of who signs in on the outbox page', async () => {
  await api.signIn('gp@demo.samepage.example');
  const { body } = await api.stranger().get<OutboxMails>('/api/dev/outbox');
  expect(body[0]).toMatchObject({
    to: 'gp@demo.samepage.example',
    text: expect.stringMatching(/\d{3} \d{3}/),
  });
});

it('is set up once, and taken up again where a start was stopped', async () => {
  const rows = async () =>
    (
      await api.queryable.query(
        `SELECT (SELECT count(*) FROM membership), (SELECT count(*) FROM response), (SELECT count(*) FROM statement),
                (SELECT count(*) FROM vote), (SELECT count(*) FROM draft), (SELECT count(*) FROM debate),
                (SELECT count(*) FROM debate_event), (SELECT count(*) FROM clause_source),
                (SELECT max(cast_at) FROM vote)`,
      )
    ).rows;
  const before = await rows();
  await seedDemo(api.app);
  expect(await rows()).toEqual(before);
  await api.queryable.query(`UPDATE installation SET value = 'begun' WHERE key = 'demo'`);
  await seedDemo(api.app);
  expect(await rows()).toEqual(before);
});

it('leaves alone a place that has an inquiry of its own', async () => {
  const own = await testApi();
  await own.newInquiry({ title: 'Ours' });
  await seedDemo(own.app);
  expect((await own.stranger().get('/api/inquiries')).body).toHaveLength(1);
  await own.close();
});

it.each([
  { host: 'evil.example' },
  { forwarded: 'for=127.0.0.1' },
  { 'x-forwarded-for': '127.0.0.1' },
  { 'x-forwarded-host': 'localhost' },
] as Record<string, string>[])(
  'does not exist for a page that reaches this machine by another name: %j',
  async (headers) => {
    for (const path of ['/api/dev/outbox', '/api/dev/people', '/api/health'])
      expect(await statusOf(path, headers)).toBe(path === '/api/health' ? 200 : 404);
  },
);

it('does not exist where other machines can reach it', async () => {
  const open = await testApi({
    env: { HOST: '0.0.0.0', PUBLIC_URL: 'https://samepage.example', SMTP_URL: 'smtp://127.0.0.1:1' },
  });
  for (const path of ['/api/dev/outbox', '/api/dev/people'])
    expect((await open.stranger().get(path)).status).toBe(404);
  await open.close();
});

/** The status of an answer; `fetch` would not let a test name another host. */
const statusOf = (path: string, headers: Record<string, string>) =>
  new Promise((resolve, reject) => {
    get(`${api.url}${path}`, { headers, agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode);
    }).on('error', reject);
  });
