import type { ApiTokens, MadeApiToken, Me, MySessions, Problem } from '@samepage/contracts';
import type { Ring } from '@samepage/platform';
import { codeFor, testApi, type Agent, type TestApi } from './support';

let api: TestApi;
let rings: Ring[] = [];

beforeAll(async () => {
  api = await testApi();
  api.bell.listen((ring) => rings.push(ring));
});
beforeEach(() => (rings = []));
afterAll(() => api.close());

const newEmail = () => `${crypto.randomUUID()}@people.example`;
const wrong = (code: string) => (code === '000 000' ? '111111' : '000000');

async function askFor(email: string): Promise<string> {
  const { status, body } = await api.stranger().post('/api/sign-in/codes', { email });
  expect({ status, body }).toEqual({ status: 202, body: { minutes: 10 } });
  return codeFor(api, email);
}

const enter = (browser: Agent, email: string, code: string) =>
  browser.post<Me & Problem>('/api/sign-in', { email, code });

describe('a code', () => {
  it('signs in once, with a cookie that no script can read', async () => {
    const email = newEmail();
    const code = await askFor(email);
    const browser = api.stranger();
    const { status, body, headers } = await enter(browser, email, code);
    expect({ status, body }).toMatchObject({ status: 200, body: { kind: 'person', email } });
    const cookie = headers.getSetCookie().find((line) => line.startsWith('samepage.session='));
    expect(cookie).toMatch(/; HttpOnly/i);
    expect(cookie).toMatch(/; SameSite=Lax/i);
    expect((await browser.get('/api/me')).body).toMatchObject({ kind: 'person', email });

    const again = await enter(api.stranger(), email, code);
    expect({ status: again.status, code: again.body.code }).toEqual({ status: 400, code: 'code_wrong' });
  });

  it('may be typed with blanks, for an address in capitals', async () => {
    const email = newEmail();
    const code = await askFor(email);
    const { status } = await enter(api.stranger(), ` ${email.toUpperCase()} `, ` ${code} `);
    expect(status).toBe(200);
  });

  it('is not kept in clear', async () => {
    const email = newEmail();
    const code = (await askFor(email)).replace(' ', '');
    const { rows } = await api.queryable.query<{ value: string }>(
      `SELECT value FROM auth_verification WHERE identifier LIKE '%' || $1`,
      [email],
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]!.value).not.toContain(code);
  });

  it('can be missed four times; after the fifth miss it is gone', async () => {
    const [patient, hasty] = [newEmail(), newEmail()];
    for (const [email, misses] of [
      [patient, 4],
      [hasty, 5],
    ] as const) {
      const code = await askFor(email);
      for (let miss = 0; miss < misses; miss++)
        expect((await enter(api.stranger(), email, wrong(code))).body.code).toBe('code_wrong');
      const { status } = await enter(api.stranger(), email, code);
      expect(status).toBe(misses === 4 ? 200 : 400);
    }
  });

  it('runs out', async () => {
    const email = newEmail();
    const code = await askFor(email);
    await api.queryable.query(
      `UPDATE auth_verification SET expires_at = now() - interval '1 second' WHERE identifier LIKE '%' || $1`,
      [email],
    );
    const { status, body } = await enter(api.stranger(), email, code);
    expect({ status, code: body.code }).toEqual({ status: 400, code: 'code_expired' });
  });

  it('cannot be tried without end from one address, nor by its owner kept out from another', async () => {
    const proxied = await testApi({
      env: { HOST: '0.0.0.0', PUBLIC_URL: 'http://samepage.example', SMTP_URL: 'smtp://127.0.0.1:1' },
    });
    const email = newEmail();
    const from = (address: string, code: string) =>
      proxied.stranger().send('POST', '/api/sign-in', {
        headers: { 'content-type': 'application/json', 'x-forwarded-for': address },
        body: JSON.stringify({ email, code }),
      });
    for (let time = 0; time < 10; time++) expect((await from('192.0.2.1', '000000')).status).toBe(400);
    expect((await from('192.0.2.1', '000000')).status).toBe(429);
    // What a client puts before the address that the last proxy saw is not believed.
    expect((await from('203.0.113.9, 192.0.2.1', '000000')).status).toBe(429);
    await proxied.stranger().post('/api/sign-in/codes', { email });
    expect((await from('198.51.100.7', await codeFor(proxied, email))).status).toBe(200);
    await proxied.close();
  });

  it('is replaced by the next one', async () => {
    const email = newEmail();
    const first = await askFor(email);
    const second = await askFor(email);
    if (first !== second) expect((await enter(api.stranger(), email, first)).status).toBe(400);
    expect((await enter(api.stranger(), email, second)).status).toBe(200);
  });

  it('is sent five times in a quarter of an hour, and the answer never says who has an account', async () => {
    const email = newEmail();
    for (let time = 0; time < 5; time++) await askFor(email);
    const { status, body, headers } = await api.stranger().post<Problem>('/api/sign-in/codes', { email });
    expect({ status, code: body.code }).toEqual({ status: 429, code: 'too_many_requests' });
    expect(body.detail).toMatch(/Wait \d+ minutes/);
    expect(headers.get('content-type')).toContain('application/problem+json');
  });

  it('is asked for with an e-mail address', async () => {
    const { status, body } = await api.stranger().post<Problem>('/api/sign-in/codes', { email: 'nobody' });
    expect(status).toBe(400);
    expect(body.problems).toEqual([{ path: 'email', message: expect.stringContaining('e-mail address') }]);
  });
});

describe('sessions', () => {
  it('are listed for their owner and end one by one', async () => {
    const email = newEmail();
    const laptop = await api.signIn(email);
    const phone = await api.signIn(email);
    const { body } = await laptop.get<MySessions>('/api/me/sessions');
    expect(body).toHaveLength(2);
    expect(body.filter(({ current }) => current)).toHaveLength(1);

    const other = body.find(({ current }) => !current)!;
    expect((await laptop.delete(`/api/me/sessions/${other.id}`)).status).toBe(204);
    expect((await phone.get<Me>('/api/me')).body.kind).toBe('stranger');
    expect((await laptop.get<Me>('/api/me')).body.kind).toBe('person');
    expect(rings.some(({ about }) => about === 'access')).toBe(true);
    expect((await laptop.delete(`/api/me/sessions/${other.id}`)).status).toBe(404);
  });

  it('of others cannot be seen or ended', async () => {
    const [mine, theirs] = [await api.signIn(newEmail()), await api.signIn(newEmail())];
    const [session] = (await theirs.get<MySessions>('/api/me/sessions')).body;
    expect((await mine.delete(`/api/me/sessions/${session!.id}`)).status).toBe(404);
    expect((await theirs.get<Me>('/api/me')).body.kind).toBe('person');
    expect((await mine.get<MySessions>('/api/me/sessions')).body).toHaveLength(1);
  });

  it('end with a sign-out, in the database and in the browser', async () => {
    const browser = await api.signIn(newEmail());
    const { cookie } = browser;
    expect((await browser.post('/api/sign-out')).status).toBe(204);
    expect(browser.cookie).not.toContain('samepage.session');
    const kept = await fetch(`${api.url}/api/me`, { headers: { cookie } });
    expect(await kept.json()).toMatchObject({ kind: 'stranger' });
  });

  it.each([
    ['whose signature does not verify', (cookie: string) => cookie.replace(/\.[^.;]*$/, '.c2lnbmF0dXJl')],
    ['under the other name', (cookie: string) => `__Secure-${cookie}`],
  ])('end with a sign-out by a cookie %s', async (_, change) => {
    const { cookie } = await api.signIn(newEmail());
    rings = [];
    const response = await fetch(`${api.url}/api/sign-out`, {
      method: 'POST',
      headers: { cookie: change(cookie) },
    });
    expect(response.status).toBe(204);
    const cleared = response.headers.getSetCookie();
    for (const name of ['samepage.session', '__Secure-samepage.session'])
      expect(cleared.find((line) => line.startsWith(`${name}=;`))).toMatch(/; Max-Age=0/);
    expect(rings).toMatchObject([{ about: 'access' }]);
    const kept = await fetch(`${api.url}/api/me`, { headers: { cookie } });
    expect(await kept.json()).toMatchObject({ kind: 'stranger' });
  });

  it('keep no address of the browser', async () => {
    await api.signIn(newEmail());
    const { rows } = await api.queryable.query(`SELECT ip_address FROM auth_session WHERE ip_address <> ''`);
    expect(rows).toEqual([]);
  });
});

describe('API tokens', () => {
  it('act as their maker until they are withdrawn', async () => {
    const browser = await api.signIn(newEmail());
    const { body: made } = await browser.post<MadeApiToken>('/api/me/tokens', { label: 'minutes' });
    const asProgram = async () =>
      (
        await fetch(`${api.url}/api/me`, { headers: { authorization: `Bearer ${made.token}` } })
      ).json() as Promise<Me>;
    expect((await asProgram()).kind).toBe('person');

    const { body: tokens } = await browser.get<ApiTokens>('/api/me/tokens');
    expect(tokens).toMatchObject([{ id: made.id, label: 'minutes', lastUsedAt: expect.any(String) }]);
    expect(JSON.stringify(tokens)).not.toContain(made.token);
    expect((await browser.delete(`/api/me/tokens/${made.id}`)).status).toBe(204);
    expect((await asProgram()).kind).toBe('stranger');
  });

  it('are kept as a hash, and belong to people with an account', async () => {
    const browser = await api.signIn(newEmail());
    const { body } = await browser.post<MadeApiToken>('/api/me/tokens', { label: 'x' });
    const { rows } = await api.queryable.query(
      `SELECT 1 FROM api_token WHERE encode(hash, 'escape') LIKE '%' || $1 || '%'`,
      [body.token],
    );
    expect(rows).toEqual([]);
    expect((await api.stranger().post('/api/me/tokens', { label: 'x' })).status).toBe(401);
  });
});

it('lets people change the name they go by', async () => {
  const inquiry = await api.newInquiry();
  const member = await inquiry.as('participant');
  rings = [];
  expect((await member.patch('/api/me', { name: '  New\u0000 Name ' })).status).toBe(204);
  expect((await member.get<Me>('/api/me')).body).toMatchObject({
    name: 'New Name',
    memberships: [{ name: 'New Name' }],
  });
  expect(rings).toEqual([{ about: 'access', id: member.personId }]);
});
