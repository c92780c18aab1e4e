import { waitUntil } from '@samepage/testing';
import { randomUUID } from 'node:crypto';
import { testApi, type Member, type TestApi } from '../support';
import { aStage, Phone, type Stage } from './stage';

let api: TestApi;
let stage: Stage;
let participant: Member;
const phones: Phone[] = [];

beforeAll(async () => {
  api = await testApi();
  stage = await aStage(api);
  participant = await stage.inquiry.as('participant');
});
afterEach(() => Promise.all(phones.splice(0).map((phone) => phone.close())));
afterAll(() => api.close());

function phoneOf(who: { token?: unknown }, options = {}): Phone {
  const phone = new Phone(api.url, { auth: who, reconnection: false, ...options });
  phones.push(phone);
  return phone;
}

async function stillServes(): Promise<void> {
  const snapshot = await phoneOf(participant).join(stage.id);
  expect(snapshot.id).toBe(stage.id);
}

it('a sequence larger than the database can count to is refused, by REST and by socket [DB15]', async () => {
  const after = 99_999_999_999;
  const { status } = await participant.get(`/api/debates/${stage.id}/events?after=${after}`);
  expect(status).toBe(400);
  expect(await phoneOf(participant).refusal('debate.since', { debateId: stage.id, after })).toBe(
    'invalid_input',
  );
  expect((await participant.get(`/api/debates/${stage.id}/events?after=2147483647`)).status).toBe(200);
  expect((await participant.get(`/api/debates/${stage.id}/events`)).status).toBe(200);
});

describe('what no client of ours sends', () => {
  it.each([
    ['an event nobody knows', 'debate.steal', {}],
    ['an event named like a method', 'constructor', {}],
    ['an event named like a prototype', '__proto__', {}],
    ['a word of socket.io from before', 'message', 'hello'],
  ])('%s is refused [DB15]', async (_, event, request) => {
    expect(await phoneOf(participant).refusal(event, request)).toBe('not_found');
    await stillServes();
  });

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['a number', 7],
    ['a list', [[[]]]],
    ['an id that is none', { debateId: 'x' }],
    ['an id that is a list', { debateId: [] }],
    ['a command of no kind', { debateId: randomUUID(), id: randomUUID(), command: { type: 'steal' } }],
    [
      'a negative version',
      { debateId: randomUUID(), id: randomUUID(), expectedVersion: -1, command: { type: 'open' } },
    ],
    [
      'a text that is an object',
      { debateId: randomUUID(), id: randomUUID(), command: { type: 'add-statement', text: {} } },
    ],
    ['bytes', { debateId: Buffer.from('x') }],
  ])('%s is refused with what is wrong [DB15]', async (_, request) => {
    const phone = phoneOf(participant);
    expect(await phone.refusal('debate.command', request)).toBe('invalid_input');
    expect(await phone.refusal('debate.join', request === undefined ? request : { debateId: 9 })).toBe(
      'invalid_input',
    );
  });

  it('a text of 40,000 letters is refused, and one of a megabyte ends that connection alone [DB15]', async () => {
    const request = (text: string) => ({
      debateId: stage.id,
      id: randomUUID(),
      command: { type: 'add-statement', text },
    });
    const phone = phoneOf(participant);
    expect(await phone.refusal('debate.command', request('x'.repeat(40_000)))).toBe('invalid_input');
    for (const transport of ['websocket', 'polling']) {
      const loud = phoneOf(participant, { transports: [transport] });
      await loud.join(stage.id);
      loud.send('debate.command', request('x'.repeat(1_000_000)));
      await waitUntil(() => loud.socket.disconnected, { what: `${transport} is closed` });
    }
    await stillServes();
  });

  it('packets without an acknowledgement, or with too much in them, change nothing [DB15]', async () => {
    const phone = phoneOf(participant);
    const before = (await stage.snapshot()).state.version;
    for (const args of [[], [null], [() => 1, 2], [{}, {}, {}], ['debate.join']]) {
      phone.send('debate.command', ...args);
      phone.send('nonsense', ...args);
    }
    expect((await phone.join(stage.id)).state.version).toBe(before);
    await stillServes();
  });

  it('a flood is slowed, then cut off [DB16]', async () => {
    const phone = phoneOf(participant);
    const codes = await Promise.all(
      Array.from({ length: 90 }, () => phone.refusal('debate.since', { debateId: stage.id, after: 0 })),
    );
    expect(codes.filter((code) => code === undefined).length).toBeGreaterThanOrEqual(60);
    expect(codes).toContain('too_many_requests');
    for (let index = 0; index < 1_000; index++) phone.send('debate.since', {});
    await waitUntil(() => phone.socket.disconnected, { what: 'the flood is cut off' });
    await stillServes();
  });
});

describe('where it comes from', () => {
  it.each(['websocket', 'polling'])('another site cannot connect by %s [DB3]', async (transport) => {
    const phone = phoneOf(participant, {
      transports: [transport],
      extraHeaders: { origin: 'https://elsewhere.example' },
    });
    let refused = false;
    phone.socket.on('connect_error', () => (refused = true));
    await waitUntil(() => refused, { what: 'the connection is refused' });
    expect(phone.socket.connected).toBe(false);
  });

  it('a page of our own can [DB3]', async () => {
    const [origin] = api.settings.publicOrigins;
    await phoneOf(participant, { extraHeaders: { origin } }).join(stage.id);
  });

  it.each([7, {}, '', 'x'.repeat(5_000), "'; DROP TABLE person; --"])(
    'a token %j is nobody [DB3]',
    async (token) => {
      expect(await phoneOf({ token }).refusal('debate.join', { debateId: stage.id })).toBe('sign_in_needed');
    },
  );
});
