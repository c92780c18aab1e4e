import { waitUntil } from '@samepage/testing';
import * as Y from 'yjs';
import { House } from './house';
import type { Someone } from './tables';

let house: House;
let amina: Someone;
let bryn: Someone;
let documentId: string;

beforeAll(async () => {
  house = await House.open();
  [amina, bryn] = [await house.addSomeone(), await house.addSomeone()];
});
afterAll(() => house.close());
beforeEach(async () => {
  house.node = await house.addNode({ deadlines: { statement: 1_000 } });
  documentId = await house.addDocument();
});

describe('a database that is away', () => {
  it('[SY19] makes nothing acknowledged, and everything saved once it is back', async () => {
    const [first, second] = [house.edit(amina, documentId), house.edit(bryn, documentId)];
    first.write('before ');
    await waitUntil(() => first.saved && second.text === 'before ');
    house.node.faults.goAway();
    first.write('during ');
    await waitUntil(() => first.closeCodes.includes(4500) && second.closeCodes.includes(4500));
    expect(first.tracker?.state).toBe('not-saved');
    expect(second.text).toBe('before ');
    expect(house.node.collaboration.stats().rooms).toBe(0);
    first.write('still typing ');
    house.node.faults.comeBack();
    await waitUntil(() => first.saved && second.text === first.text);
    expect(await house.text(documentId)).toBe('still typing during before ');
  });

  it('[SY19] and hangs instead of refusing is the same', async () => {
    const first = house.edit(amina, documentId);
    await waitUntil(() => first.saved);
    house.node.faults.hang();
    first.write('into the dark');
    await waitUntil(() => first.closeCodes.includes(4500));
    expect(first.tracker?.unsaved).toBe(true);
    house.node.faults.comeBack();
    await waitUntil(() => first.saved);
    expect(await house.text(documentId)).toBe('into the dark');
  });

  it('[SY19] and answers too late has each word once', async () => {
    const first = house.edit(amina, documentId);
    await waitUntil(() => first.saved);
    // The commit happens, and the server never hears of it: the client sends the same again.
    const release = house.node.faults.holdAnswers();
    first.write('once');
    await waitUntil(() => first.closeCodes.includes(4500));
    release();
    await waitUntil(() => first.saved);
    expect(await house.text(documentId)).toBe('once');
    expect(first.text).toBe('once');
  });

  it('[SY19] as someone comes in, asks them to come back', async () => {
    house.node.faults.goAway();
    const editor = house.edit(amina, documentId);
    await waitUntil(() => editor.closeCodes.length > 0);
    expect(editor.closeCodes[0]).toBe(4503);
    house.node.faults.comeBack();
    await waitUntil(() => editor.saved);
  });
});

describe('an epoch that ends while people write', () => {
  it('[SY21] is not written into, and turns everyone away', async () => {
    const client = await house.connect(amina, documentId);
    client.write('old ', 1);
    await waitUntil(async () => (await house.text(documentId)) === 'old ');
    await house.outside.query('UPDATE document SET epoch = 2, sequence = 0 WHERE id = $1', [documentId]);
    client.write('too late ', 2);
    expect(await client.closed).toMatchObject({ code: 4410 });
    expect(await house.text(documentId)).toBe('');
  });
});

describe('a server that ends', () => {
  it('commits what it has received, tells it, and says goodbye', async () => {
    const [first, second] = [house.edit(amina, documentId), house.edit(bryn, documentId)];
    await waitUntil(() => first.saved && second.saved);
    const release = house.node.faults.holdCommits();
    first.write('last words');
    await waitUntil(() => house.node.faults.waiting > 0);
    const closed = house.node.collaboration.close();
    release();
    await closed;
    await waitUntil(() => first.closeCodes.length > 0 && second.closeCodes.length > 0);
    expect([first.closeCodes[0], second.closeCodes[0]]).toEqual([1001, 1001]);
    expect(first.tracker?.unsaved).toBe(false);
    expect(second.text).toBe('last words');
    expect(await house.text(documentId)).toBe('last words');
    expect(house.node.collaboration.stats()).toEqual({ rooms: 0, connections: 0, presences: 0 });
  });

  it('does not wait for those who do not answer', async () => {
    const client = await house.connect(amina, documentId);
    await waitUntil(() => client.heard.length > 0);
    client.socket.pause();
    await house.node.collaboration.close();
    expect(house.node.collaboration.stats().connections).toBe(0);
  });

  it('is killed, and everything that anyone saw is in the log', async () => {
    const seen: Y.Doc[] = [];
    for (const someone of [amina, bryn]) {
      const editor = house.edit(someone, documentId);
      seen.push(editor.doc);
      editor.write(`${someone.name} `);
    }
    const watcher = await house.connect(bryn, documentId);
    watcher.ask();
    await waitUntil(() => watcher.document.getText('words').toJSON().includes(amina.name));
    // Nothing more is committed from here on, as after a kill: what was seen must be in the log already.
    house.node.faults.goAway();
    const replayed = await house.replay(documentId);
    const before = Y.encodeStateVector(replayed);
    Y.applyUpdate(replayed, Y.encodeStateAsUpdate(watcher.document));
    expect(Y.encodeStateVector(replayed)).toEqual(before);
  });
});

describe('a reader who does not read', () => {
  it('[SY29] is brought up to date when it reads again', async () => {
    const writer = house.edit(amina, documentId);
    writer.write('begun ');
    await waitUntil(() => writer.saved);
    const slow = await house.connect(bryn, documentId);
    slow.ask();
    await waitUntil(() => slow.document.getText('words').length > 0);
    slow.socket.pause();
    // Twenty megabytes, of which the kernel's own buffers take some.
    for (let page = 0; page < 200; page++) {
      writer.write('x'.repeat(100_000));
      writer.words.delete(0, 100_000);
      await waitUntil(() => writer.saved);
    }
    expect(await house.node.collaboration.metrics()).toMatch(/^samepage_collab_laggards_total 1$/m);
    slow.socket.resume();
    writer.write('undisturbed ');
    await waitUntil(() => slow.document.getText('words').toJSON() === 'undisturbed begun ');
    expect(slow.isOpen).toBe(true);
  });

  it('[SY29] is turned away when it does not read in time', async () => {
    house.node = await house.addNode({ deadlines: { reading: 200 } });
    const writer = house.edit(amina, documentId);
    for (let page = 0; page < 10; page++) writer.write('x'.repeat(100_000));
    await waitUntil(() => writer.saved);
    const slow = await house.connect(bryn, documentId);
    await waitUntil(() => house.node.collaboration.stats().connections === 2);
    slow.socket.pause();
    // Twenty megabytes: the kernel's own buffers take some of it.
    for (let question = 0; question < 20; question++) slow.ask();
    await waitUntil(() => house.node.collaboration.stats().connections === 1);
    writer.write('undisturbed ');
    await waitUntil(() => writer.saved);
    expect(writer.closeCodes).toEqual([]);
  });
});
