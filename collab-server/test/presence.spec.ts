import { awarenessFrame } from '@samepage/sync-protocol';
import { waitUntil } from '@samepage/testing';
import { House } from './house';
import type { Someone } from './tables';

let house: House;
let amina: Someone;
let bryn: Someone;
let documentId: string;

beforeAll(async () => {
  house = await House.open();
  await house.addNode();
  [amina, bryn] = [await house.addSomeone(), await house.addSomeone()];
});
afterAll(() => house.close());
beforeEach(async () => {
  documentId = await house.addDocument();
});

const identity = (someone: Someone) => ({
  name: someone.name,
  sector: { name: 'Health', mark: 'leaf', ink: 3 },
});
const entry = (client: number, state: unknown, clock = 1) => ({
  client,
  clock,
  state: JSON.stringify(state),
});

describe('presence', () => {
  it('[SY22] says who someone is from their membership, whatever they say', async () => {
    const [first, second] = [house.edit(amina, documentId), house.edit(bryn, documentId)];
    first.provider.awareness.setLocalState({
      cursor: { anchor: 1 },
      user: { name: 'Somebody Else', email: 'me@example.org' },
      email: 'me@example.org',
    });
    await waitUntil(() => second.others.some((state) => state['cursor'] !== undefined));
    expect(second.others).toEqual([{ cursor: { anchor: 1 }, user: identity(amina) }]);
  });

  it('[SY22] carries no e-mail and no account, in any byte that is sent', async () => {
    const watcher = await house.connect(bryn, documentId);
    const editor = house.edit(amina, documentId);
    editor.write('hello');
    await waitUntil(() => editor.saved && watcher.heard.some((frame) => frame[0] === 1));
    const bytes = Buffer.concat(watcher.heard).toString('latin1');
    expect(bytes).toContain(amina.name);
    for (const secret of ['secret.example', amina.userId, amina.personId, amina.membershipId]) {
      expect(bytes).not.toContain(secret);
    }
  });

  it('[SY23] is one’s own only', async () => {
    const [victim, watcher] = [house.edit(amina, documentId), house.edit(amina, documentId)];
    victim.provider.awareness.setLocalStateField('cursor', { at: 1 });
    await waitUntil(() => watcher.others.some((state) => state['cursor'] !== undefined));
    const forger = await house.connect(bryn, documentId);
    const { clientID } = victim.doc;
    forger.send(
      awarenessFrame([entry(clientID, { cursor: { at: 666 } }, 2 ** 40), entry(clientID, null, 2 ** 41)]),
    );
    forger.send(awarenessFrame([entry(7, { cursor: { at: 7 } })]));
    await waitUntil(() => watcher.provider.awareness.getStates().has(7));
    expect(watcher.provider.awareness.getStates().get(clientID)).toEqual({
      cursor: { at: 1 },
      user: identity(amina),
    });
    expect(forger.isOpen).toBe(true);
  });

  it('[SY23] is one for each socket, however many it claims', async () => {
    const before = house.node.collaboration.stats().presences;
    const client = await house.connect(bryn, documentId);
    client.send(
      awarenessFrame(Array.from({ length: 5_000 }, (_, index) => entry(index + 1, { cursor: index }))),
    );
    client.ask();
    await waitUntil(() => client.heard.length >= 2);
    expect(house.node.collaboration.stats().presences).toBe(before + 1);
  });

  it('[SY24] larger than a caret needs is not shown', async () => {
    const [client, watcher] = [await house.connect(bryn, documentId), house.edit(amina, documentId)];
    await waitUntil(() => watcher.synced);
    client.send(awarenessFrame([entry(5, { cursor: 'x'.repeat(3_000) })]));
    for (const state of ['{', '1', '[]"', 'null '])
      client.send(awarenessFrame([{ client: 5, clock: 1, state }]));
    client.send(awarenessFrame([entry(5, { cursor: 'small' })]));
    await waitUntil(() => watcher.others.length === 1);
    expect(watcher.others[0]).toMatchObject({ cursor: 'small' });
  });

  it('[SY24] ends with the socket, and comes back at once with it', async () => {
    const [first, second] = [house.edit(amina, documentId), house.edit(bryn, documentId)];
    await waitUntil(() => second.others.length === 1 && first.saved);
    first.cut();
    await waitUntil(() => second.others.length === 0);
    first.provider.connect();
    await waitUntil(() => second.others.length === 1);
  });

  it('[SY23] is taken over by who comes back before their old socket is found dead', async () => {
    const [old, watcher] = [await house.connect(amina, documentId), house.edit(bryn, documentId)];
    await waitUntil(() => watcher.synced);
    old.send(awarenessFrame([entry(9, { cursor: 'old' })]));
    await waitUntil(() => watcher.others.length === 1);
    const back = await house.connect(amina, documentId);
    back.send(awarenessFrame([entry(9, { cursor: 'new' })]));
    await waitUntil(() => watcher.others[0]?.['cursor'] === 'new');
    old.leave();
    back.send(awarenessFrame([entry(9, { cursor: 'newer' })]));
    await waitUntil(() => watcher.others[0]?.['cursor'] === 'newer');
  });

  it('[SY23] of two screens of one person stays apart', async () => {
    const [one, two] = [house.edit(amina, documentId), house.edit(amina, documentId)];
    const watcher = house.edit(bryn, documentId);
    one.provider.awareness.setLocalStateField('cursor', 1);
    two.provider.awareness.setLocalStateField('cursor', 2);
    await waitUntil(() => watcher.others.filter((state) => state['cursor'] !== undefined).length === 2);
    two.leave();
    await waitUntil(() => watcher.others.length === 1);
    expect(watcher.others[0]).toMatchObject({ cursor: 1 });
  });

  it('[SY1] is told again to who asks', async () => {
    const editor = house.edit(amina, documentId);
    await waitUntil(() => editor.saved || editor.synced);
    const client = await house.connect(bryn, documentId);
    await waitUntil(() => client.heard.length > 0);
    const heard = (): number => client.heard.filter((frame) => frame[0] === 1).length;
    const before = heard();
    client.send(Uint8Array.of(3));
    await waitUntil(() => heard() > before);
  });

  it('[SY25] is beaten into silence, so that a stock client does not give the server up', async () => {
    const node = await house.addNode({ deadlines: { heartbeat: 30 } });
    const client = await house.connect(amina, documentId, node);
    await waitUntil(() => client.heard.filter((frame) => frame.join() === '1,1,0').length >= 2);
    expect(client.isOpen).toBe(true);
  });

  it('[SY25] of a socket whose other end is gone ends after three beats', async () => {
    const node = await house.addNode({ deadlines: { heartbeat: 30 } });
    const client = await house.connect(amina, documentId, node);
    await waitUntil(() => node.collaboration.stats().connections === 1);
    client.socket.pause();
    await waitUntil(() => node.collaboration.stats().connections === 0);
  });
});
