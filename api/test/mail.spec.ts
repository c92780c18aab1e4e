import { waitUntil } from '@samepage/testing';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { testApi, type TestApi } from './support';

/** A mail server in this process. `refuse` makes it turn away what comes. */
async function aMailServer() {
  const received: string[] = [];
  const state = { refuse: false };
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    logger: false,
    onRcptTo: (_address, _session, done) => done(state.refuse ? new Error('Not now') : null),
    onData: (stream, _session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        received.push(Buffer.concat(chunks).toString());
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    received,
    state,
    url: `smtp://127.0.0.1:${port}`,
    close: () => new Promise<void>((done) => server.close(done)),
  };
}

let mailServer: Awaited<ReturnType<typeof aMailServer>>;
let api: TestApi;

beforeAll(async () => {
  mailServer = await aMailServer();
  api = await testApi({ env: { SMTP_URL: mailServer.url, MAIL_FROM: 'Samepage <hello@samepage.example>' } });
});
beforeEach(async () => {
  mailServer.received.length = 0;
  mailServer.state.refuse = false;
  await api.queryable.query('DELETE FROM mail');
});
afterAll(async () => {
  await api.close();
  await mailServer.close();
});

const newest = async () =>
  (
    await api.queryable.query<{ state: string; tries: number; text: string; waits: boolean }>(
      `SELECT state, tries, text, due_at > now() AS waits FROM mail ORDER BY created_at DESC LIMIT 1`,
    )
  ).rows[0];

const askFor = (email: string) => api.stranger().post('/api/sign-in/codes', { email });

it('sends the code, without a link that a scanner could use up, and forgets it', async () => {
  const email = `${crypto.randomUUID()}@people.example`;
  await askFor(email);
  await waitUntil(async () => (await newest())?.state === 'sent');
  const [mail] = mailServer.received;
  expect(mail).toContain(`To: ${email}`);
  expect(mail).toContain('From: Samepage <hello@samepage.example>');
  expect(mail).toMatch(/Your code is \d{3} \d{3}/);
  expect(mail).not.toMatch(/https?:/);
  expect(await newest()).toMatchObject({ state: 'sent', text: '', tries: 1 });

  const code = /\d{3} \d{3}/.exec(mail!)![0];
  expect((await api.stranger().post('/api/sign-in', { email, code })).status).toBe(200);
});

it('tries again later when the mail server refuses, and gives up in the end', async () => {
  mailServer.state.refuse = true;
  await askFor(`${crypto.randomUUID()}@people.example`);
  await waitUntil(async () => (await newest())?.tries === 1);
  expect(await newest()).toMatchObject({ state: 'waiting', waits: true });

  await api.queryable.query(`UPDATE mail SET due_at = now(), tries = 5`);
  api.bell.ring({ about: 'mail', id: '' });
  await waitUntil(async () => (await newest())?.state === 'failed');
  expect(await newest()).toMatchObject({ text: '', tries: 6 });
});

it('does not send what has waited for days, such as codes from before there was a mail server', async () => {
  await api.queryable.query(
    `INSERT INTO mail (recipient, subject, text, created_at, due_at)
     VALUES ('old@people.example', 'Old', 'Old', now() - interval '2 days', now() - interval '2 days')`,
  );
  api.bell.ring({ about: 'mail', id: '' });
  await waitUntil(async () => (await newest())?.state === 'failed');
  expect(mailServer.received).toEqual([]);
});

it('shows no outbox where mail is sent', async () => {
  expect((await api.stranger().get('/api/dev/outbox')).status).toBe(404);
});

it('says plainly where mail can neither be sent nor be read', async () => {
  const silent = await testApi({ env: { DATABASE_URL: 'postgres://nowhere' } });
  const { status, body } = await silent.stranger().post('/api/sign-in/codes', { email: 'a@people.example' });
  await silent.close();
  expect({ status, body }).toMatchObject({
    status: 503,
    body: { code: 'mail_unavailable', detail: expect.stringContaining('SMTP_URL') },
  });
});
