import { Problem, type Provocation } from '@samepage/contracts';
import { connect as openSocket } from 'node:net';
import { testApi, type Agent, type Member, type TestApi, type TestInquiry } from './support';

let api: TestApi;
let inquiry: TestInquiry;
let artist: Member;

beforeAll(async () => {
  api = await testApi();
  inquiry = await api.newInquiry();
  artist = await inquiry.as('artist');
});
afterAll(() => api.close());

const provocations = () => `/api/inquiries/${inquiry.id}/provocations`;

async function sent(
  agent: Agent,
  body: RequestInit['body'],
  type = 'application/json',
  path = provocations(),
) {
  const response = await agent.send('POST', path, { headers: { 'content-type': type }, body });
  const text = await response.text();
  return { status: response.status, type: response.headers.get('content-type'), text };
}

describe('what is wrong is answered as RFC 9457 problem details', () => {
  it.each([
    ['no JSON', '{"title": ', 400, 'invalid_input'],
    ['a list', '[]', 400, 'invalid_input'],
    ['nothing', '', 400, 'invalid_input'],
    ['a name too long', JSON.stringify({ title: 'x'.repeat(121), words: 'y' }), 400, 'invalid_input'],
    ['blanks only', JSON.stringify({ title: ' \u0000 ', words: 'y' }), 400, 'invalid_input'],
    ['20 megabytes', JSON.stringify({ title: 'x'.repeat(20 * 1024 * 1024) }), 413, 'too_large'],
  ])('%s', async (_, body, status, code) => {
    const answer = await sent(artist, body);
    expect(answer).toMatchObject({ status, type: expect.stringContaining('application/problem+json') });
    expect(Problem.parse(JSON.parse(answer.text))).toMatchObject({
      type: `urn:samepage:problem:${code}`,
      status,
      code,
    });
  });

  it('another kind of body', async () => {
    expect((await sent(artist, 'title=a&words=b', 'application/x-www-form-urlencoded')).status).toBe(400);
    expect((await sent(artist, 'a', 'application/json; charset=nonsense')).status).toBe(415);
  });

  it('an address that is not there', async () => {
    const { status, headers, body } = await artist.get('/api/nowhere');
    expect({ status, body }).toMatchObject({ status: 404, body: { code: 'not_found' } });
    expect(headers.get('content-type')).toContain('application/problem+json');
  });

  it('an address that is none', async () => {
    const { status, body } = await artist.get('/api/provocations/%E0%A4%A');
    expect({ status, body }).toMatchObject({ status: 400, body: { code: 'invalid_input' } });
  });

  it('each part by its path', async () => {
    const { body } = await artist.post<Problem>(provocations(), {
      title: '',
      words: 'x',
      image: { hash: 'a', alt: '' },
    });
    expect(body.problems!.map(({ path }) => path)).toEqual(['title', 'image.hash', 'image.alt']);
    expect(body.problems![0]!.message).toBe('Write something here.');
  });
});

describe('words', () => {
  it('lose what PostgreSQL and readers cannot take, and keep everything else', async () => {
    const title = 'Is this\u0000 “ours”\u202E?\ud800';
    const words = 'One\r\ntwo\u0007 <b>three</b> 👩🏽‍🌾 é';
    const { status, body } = await artist.post<Provocation>(provocations(), { title, words });
    expect({ status, body }).toMatchObject({
      status: 201,
      body: { title: 'Is this “ours”?\ufffd', words: 'One\ntwo <b>three</b> 👩🏽‍🌾 é' },
    });
  });

  it('that are keys nobody asked for are dropped', async () => {
    const body = {
      title: 'A',
      words: 'B',
      membershipId: crypto.randomUUID(),
      postedAt: '1999-01-01',
      __proto__: { a: 1 },
    };
    const answer = await artist.post<Provocation>(provocations(), body);
    expect(answer.status).toBe(201);
    expect(answer.body.postedAt).not.toContain('1999');
  });
});

describe('a page of another site', () => {
  const post = (agent: Agent, headers: Record<string, string>) =>
    agent.send('POST', '/api/sign-out', { headers, body: '{}' });

  it('may not act with our cookie', async () => {
    const browser = await api.signIn(`${crypto.randomUUID()}@people.example`);
    for (const headers of [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: `${api.settings.publicUrl}.evil.example` },
      { 'sec-fetch-site': 'cross-site' },
    ] as Record<string, string>[]) {
      const response = await post(browser, headers);
      expect({ status: response.status, body: await response.json() }).toMatchObject({
        status: 403,
        body: { code: 'wrong_origin' },
      });
    }
    expect((await browser.get('/api/me')).body).toMatchObject({ kind: 'person' });
    expect((await post(browser, { origin: api.settings.publicUrl })).status).toBe(204);
  });

  it('is told nothing it could read, and may not frame ours', async () => {
    const response = await api
      .stranger()
      .send('GET', '/api/me', { headers: { origin: 'https://evil.example' } });
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
    expect(response.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(response.headers.get('x-powered-by')).toBeNull();
  });
});

it('survives a request that stops half-way', async () => {
  const { hostname, port } = new URL(api.url);
  const socket = openSocket(Number(port), hostname);
  socket.write(
    'POST /api/sign-in HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 99\r\n\r\n{"em',
  );
  await new Promise((resolve) => socket.once('connect', resolve));
  socket.destroy();
  expect((await api.stranger().get('/api/health')).status).toBe(200);
});
