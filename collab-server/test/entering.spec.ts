import { hashOf, issueTicket, newSecret, ticketProtocol } from '@samepage/identity';
import { waitUntil } from '@samepage/testing';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { ClientOptions } from 'ws';
import { House, type Node } from './house';
import { limits } from '../src/limits';
import { RawClient } from './raw-client';
import type { Someone } from './tables';

let house: House;
let strict: Node;
let amina: Someone;
let documentId: string;
const clients: RawClient[] = [];

beforeAll(async () => {
  house = await House.open();
  await house.addNode();
  strict = await house.addNode({ publicOrigins: ['https://samepage.example'] });
  amina = await house.addSomeone();
  documentId = await house.addDocument();
});
afterEach(() => clients.splice(0).forEach((client) => client.leave()));
afterAll(() => house.close());

const knock = (
  options: ClientOptions & { protocols?: string[] } = {},
  { at = documentId, node = house.node }: { at?: string; node?: Node } = {},
): RawClient => {
  const client = new RawClient(`${node.url}/${at}`, options);
  clients.push(client);
  return client;
};
/** Someone who is in is asked what they have. */
const isIn = (client: RawClient) => waitUntil(() => client.heard.some((frame) => frame[0] === 0));
const ticketFor = async (someone: Someone, forDocument = documentId): Promise<string> =>
  (await issueTicket(house.outside, { personId: someone.personId, documentId: forDocument })).ticket;

describe('a cookie', () => {
  it('[SY32] lets its owner in', async () => {
    await isIn(knock({ headers: { cookie: `other=1; ${amina.cookie}` } }));
  });

  it('[SY32] of nobody, or of a session that has ended, does not', async () => {
    const madeUp = `samepage.session=${randomUUID().replaceAll('-', '')}.sig`;
    expect(await knock({ headers: { cookie: madeUp } }).closed).toMatchObject({ code: 4401 });
    const gone = await house.addSomeone();
    await house.outside.query('DELETE FROM auth_session WHERE user_id = $1', [gone.userId]);
    expect(await knock({ headers: { cookie: gone.cookie } }).closed).toMatchObject({ code: 4401 });
  });

  it.each([
    ['another site', 'https://evil.example'],
    ['a look-alike', 'https://samepage.example.evil.example'],
    ['a page without an origin', 'null'],
    ['the same name without https', 'http://samepage.example'],
    ['not a URL', '::'],
  ])('[SY33] is refused from %s', async (_, origin) => {
    for (const node of [house.node, strict]) {
      const client = knock({ headers: { cookie: amina.cookie, origin } }, { node });
      await expect(client.opened).rejects.toThrow('403');
    }
  });

  it('[SY33] is accepted from our own pages', async () => {
    const { cookie } = amina;
    const own = new URL(house.node.url).host;
    await isIn(knock({ headers: { cookie, origin: `http://${own}` } }));
    await isIn(knock({ headers: { cookie, origin: 'https://samepage.example' } }, { node: strict }));
  });
});

describe('a ticket', () => {
  it('[SY32] lets a stock provider in, again and again, from any page', async () => {
    const protocols = [`${ticketProtocol}${await ticketFor(amina)}`];
    const editor = house.edit(amina, documentId, { protocols });
    editor.write('by ticket ');
    await waitUntil(() => editor.saved);
    editor.cut();
    editor.provider.connect();
    await waitUntil(() => editor.saved);
    await isIn(knock({ protocols, headers: { origin: 'https://elsewhere.example' } }));
  });

  it('[SY32] is not said back to who offers the plain subprotocol too', async () => {
    const protocols = [`${ticketProtocol}${await ticketFor(amina)}`, 'samepage'];
    const client = knock({ protocols });
    await isIn(client);
    expect(client.socket.protocol).toBe('samepage');
  });

  it('[SY32] for another document, or expired, is worth nothing', async () => {
    const other = await house.addDocument();
    const wrong = knock({ protocols: [`${ticketProtocol}${await ticketFor(amina, other)}`] });
    expect(await wrong.closed).toMatchObject({ code: 4401 });
    const ticket = await ticketFor(amina);
    await house.outside.query("UPDATE document_ticket SET expires_at = now() - interval '1 second'");
    expect(await knock({ protocols: [`${ticketProtocol}${ticket}`] }).closed).toMatchObject({ code: 4401 });
  });

  it('[SY32] comes before a cookie', async () => {
    const wrong = knock({
      protocols: [`${ticketProtocol}${newSecret()}`],
      headers: { cookie: amina.cookie },
    });
    expect(await wrong.closed).toMatchObject({ code: 4401 });
  });
});

it('[SY32] an API token lets a program in until it is revoked', async () => {
  const token = newSecret();
  await house.outside.query('INSERT INTO api_token (id, person_id, hash) VALUES ($1, $2, $3)', [
    randomUUID(),
    amina.personId,
    hashOf(token),
  ]);
  const headers = { authorization: `Bearer ${token}` };
  await isIn(knock({ headers }));
  await house.outside.query('UPDATE api_token SET revoked_at = now() WHERE person_id = $1', [amina.personId]);
  expect(await knock({ headers }).closed).toMatchObject({ code: 4401 });
});

describe('the door', () => {
  it('[SY31] tells a stranger to sign in, whether there is such a document or not', async () => {
    const answers = await Promise.all([knock().closed, knock({}, { at: randomUUID() }).closed]);
    expect(answers.map(({ code }) => code)).toEqual([4401, 4401]);
    expect(answers[0].reason).toBe('Please sign in to open this document.');
  });

  it('[SY31] turns away who is not of the inquiry, and who asks for nothing there is', async () => {
    const outsider = await house.addSomeone();
    await house.outside.query('UPDATE membership SET inquiry_id = $1 WHERE person_id = $2', [
      randomUUID(),
      outsider.personId,
    ]);
    const headers = { cookie: outsider.cookie };
    expect(await knock({ headers }).closed).toMatchObject({ code: 4403 });
    expect(await knock({ headers }, { at: randomUUID() }).closed).toMatchObject({ code: 4404 });
  });

  it('[SY30] does not wait for ever to learn who is asking', async () => {
    const hasty = await house.addNode({ deadlines: { entry: 20 } });
    hasty.faults.hang();
    const waiting = knock({ headers: { cookie: amina.cookie } }, { node: hasty });
    expect(await waiting.closed).toMatchObject({ code: 4408 });
  });

  it('[SY31] leaves every other upgrade to others', async () => {
    const others: string[] = [];
    house.node.server.on('upgrade', (request, socket) => {
      if ((request.url ?? '').startsWith('/collab/')) return;
      others.push(request.url ?? '');
      socket.end('HTTP/1.1 418 Someone else\r\n\r\n');
    });
    for (const path of ['/socket.io/?EIO=4', '/collab', '/collaborate', `/x/collab/${documentId}`]) {
      const client = new RawClient(house.node.url.replace('/collab', path));
      await expect(client.opened).rejects.toThrow('418');
    }
    expect(others).toHaveLength(4);
  });

  it('[SY31] keeps what is sent too early until it is known whose it is', async () => {
    const id = await house.addDocument();
    const client = knock({ headers: { cookie: amina.cookie } }, { at: id });
    await once(client.socket, 'open');
    client.write('early', 61);
    await waitUntil(async () => (await house.text(id)) === 'early');
  });

  it('opens again what could not be read for a moment, and never as an empty document', async () => {
    const id = await house.addDocument();
    const first = house.edit(amina, id);
    first.write('still here');
    await waitUntil(() => first.saved);
    first.leave();
    await waitUntil(() => house.node.collaboration.stats().rooms <= 1);
    const tampered = 'UPDATE document_update SET checksum = checksum + $2 WHERE document_id = $1';
    await house.outside.query(tampered, [id, 1]);
    const refused = knock({ headers: { cookie: amina.cookie } }, { at: id });
    expect(await refused.closed).toMatchObject({ code: 4503 });
    expect(refused.heard).toEqual([]);
    await house.outside.query(tampered, [id, -1]);
    const second = house.edit(amina, id);
    await waitUntil(() => second.text === 'still here');
  });
});

describe('a person who is there too often', () => {
  it('[SY30] is let in, and their oldest socket makes room', async () => {
    const often = await house.addSomeone();
    const headers = { cookie: often.cookie };
    const earlier = Array.from({ length: limits.socketsPerPerson }, () => knock({ headers }));
    const codes: number[] = [];
    for (const client of earlier) void client.closed.then(({ code }) => codes.push(code));
    await Promise.all(earlier.map(isIn));
    await isIn(knock({ headers }));
    await waitUntil(() => codes.length > 0);
    // One has gone, and no more: another one makes another one go.
    await isIn(knock({ headers }));
    await waitUntil(() => codes.length > 1);
    expect(codes).toEqual([4430, 4430]);
  });
});
