import type { DemoPeople, OutboxMails, ProvocationSummaries } from '@samepage/contracts';
import { seedDemo } from '../src/demo/seed-demo';
import { demoInquiry, demoPeople, demoProvocations } from '../src/demo/script';
import { testApi, type Agent, type TestApi } from './support';

let api: TestApi;

beforeAll(async () => {
  api = await testApi();
  await seedDemo(api.app);
});
afterAll(() => api.close());

/** Signs in as anyone does, with the code from the outbox. */
async function signIn(email: string): Promise<Agent> {
  const browser = api.stranger();
  await browser.post('/api/sign-in/codes', { email });
  const { body: mails } = await browser.get<OutboxMails>('/api/dev/outbox');
  const code = /(\d{3} \d{3})/.exec(mails.find(({ to }) => to === email)!.text)![1];
  const { status } = await browser.post('/api/sign-in', { email, code });
  expect(status).toBe(200);
  return browser;
}

it('lists demo people of every role and every sector', async () => {
  const { body } = await api.stranger().get<DemoPeople>('/api/dev/people');
  expect(body).toHaveLength(demoPeople.length);
  expect(new Set(body.map(({ role }) => role)).size).toBe(4);
  expect(new Set(body.map(({ sector }) => sector)).size).toBe(7);
  for (const { email, name } of body) expect(email + name).toMatch(/@demo\.samepage\.exampleDemo /);
});

it('lets them sign in with the code in the outbox, and see the provocations', async () => {
  const artist = await signIn('artist@demo.samepage.example');
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

it('is set up once, and taken up again where a start was stopped', async () => {
  const rows = async () =>
    (await api.queryable.query('SELECT count(*)::integer AS count FROM membership, response')).rows;
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

it('does not exist where other machines can reach it', async () => {
  const open = await testApi({
    env: { HOST: '0.0.0.0', PUBLIC_URL: 'https://samepage.example', SMTP_URL: 'smtp://127.0.0.1:1' },
  });
  for (const path of ['/api/dev/outbox', '/api/dev/people'])
    expect((await open.stranger().get(path)).status).toBe(404);
  await open.close();
});
