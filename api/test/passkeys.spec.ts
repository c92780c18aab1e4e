import type { Me, PasskeyAsk, Passkeys, Problem } from '@samepage/contracts';
import { SoftAuthenticator } from './authenticator';
import { testApi, type Agent, type TestApi } from './support';

let api: TestApi;
let email: string;
let person: Agent;
let device: SoftAuthenticator;

const origin = () => api.settings.publicUrl;
const newDevice = () => new SoftAuthenticator(origin(), new URL(origin()).hostname);

async function addPasskey(browser: Agent, authenticator: SoftAuthenticator) {
  const { body: ask } = await browser.post<PasskeyAsk>('/api/me/passkeys/ask');
  const response = authenticator.create(ask.options as { challenge: string });
  return browser.post<Passkeys>('/api/me/passkeys', {
    challengeId: ask.challengeId,
    label: 'My phone',
    response,
  });
}

async function answerTo(browser: Agent, authenticator: SoftAuthenticator) {
  const { body: ask } = await browser.post<PasskeyAsk>('/api/sign-in/passkey/ask');
  const response = authenticator.get(ask.options as { challenge: string });
  return { challengeId: ask.challengeId, response };
}

beforeAll(async () => {
  api = await testApi();
});
afterAll(() => api.close());

beforeEach(async () => {
  email = `${crypto.randomUUID()}@people.example`;
  person = await api.signIn(email);
  device = newDevice();
});

describe('passkeys', () => {
  it('are added by someone who signed in, and sign them in on another browser', async () => {
    const added = await addPasskey(person, device);
    expect(added.status).toBe(201);
    expect(added.body).toMatchObject([{ label: 'My phone', lastUsedAt: null }]);

    const elsewhere = api.stranger();
    const { status } = await elsewhere.post('/api/sign-in/passkey', await answerTo(elsewhere, device));
    expect(status).toBe(200);
    const { body: me } = await elsewhere.get<Me>('/api/me');
    expect(me).toMatchObject({ kind: 'person', email });
  });

  it('answer a challenge once', async () => {
    await addPasskey(person, device);
    const answer = await answerTo(api.stranger(), device);
    await api.stranger().post('/api/sign-in/passkey', answer);
    const again = await api.stranger().post<Problem>('/api/sign-in/passkey', answer);
    expect(again).toMatchObject({ status: 400, body: { code: 'code_expired' } });
  });

  it('are refused when nobody here keeps them, or when another site asked for them', async () => {
    const stranger = api.stranger();
    const unknown = await stranger.post<Problem>(
      '/api/sign-in/passkey',
      await answerTo(stranger, newDevice()),
    );
    expect(unknown).toMatchObject({ status: 400, body: { code: 'code_wrong' } });

    const phished = new SoftAuthenticator('https://elsewhere.example', new URL(origin()).hostname);
    expect(await addPasskey(person, phished)).toMatchObject({ status: 400, body: { code: 'code_wrong' } });
  });

  it('are forgotten by their owner, and by nobody else', async () => {
    const { body: passkeys } = await addPasskey(person, device);
    const path = `/api/me/passkeys/${passkeys[0]?.id ?? ''}`;
    const other = await api.signIn(`${crypto.randomUUID()}@people.example`);
    expect((await other.delete(path)).status).toBe(404);
    expect((await person.delete(path)).status).toBe(204);
    const stranger = api.stranger();
    expect(await stranger.post('/api/sign-in/passkey', await answerTo(stranger, device))).toMatchObject({
      status: 400,
    });
  });

  it('are not for guests or strangers', async () => {
    expect((await api.stranger().post('/api/me/passkeys/ask')).status).toBe(401);
  });
});
