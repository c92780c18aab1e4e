import { step2Frame, updateFrame } from '@samepage/sync-protocol';
import { waitUntil, withSeed } from '@samepage/testing';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { House } from './house';
import type { RawClient } from './raw-client';
import type { Someone } from './tables';

let house: House;
let honest: Someone;
let hostile: Someone;
let documentId: string;

beforeAll(async () => {
  house = await House.open();
  await house.addNode();
});
afterAll(() => house.close());
beforeEach(async () => {
  [honest, hostile] = [await house.addSomeone(), await house.addSomeone()];
  documentId = await house.addDocument();
});

const crafted = (write: (encoder: encoding.Encoder) => void): Uint8Array => {
  const encoder = encoding.createEncoder();
  write(encoder);
  return encoding.toUint8Array(encoder);
};
const numbers = (...values: number[]) =>
  crafted((encoder) => values.forEach((value) => encoding.writeVarUint(encoder, value)));

/** Afterwards the document is what the honest one wrote, and the server still works. */
async function expectUnharmed(writes: (client: RawClient) => void, code: number): Promise<void> {
  const editor = house.edit(honest, documentId);
  editor.write('unharmed');
  await waitUntil(() => editor.saved);
  const client = await house.connect(hostile, documentId);
  writes(client);
  expect(await client.closed).toMatchObject({ code });
  editor.write('still ');
  await waitUntil(() => editor.saved);
  expect(editor.closeCodes).toEqual([]);
  expect(await house.text(documentId)).toBe('still unharmed');
}

describe('a forged client id', () => {
  it('[SY14] of someone who has written is refused, and the words are not kept', async () => {
    const editor = house.edit(honest, documentId);
    editor.write('mine');
    await waitUntil(() => editor.saved);
    const forger = await house.connect(hostile, documentId);
    forger.ask();
    await waitUntil(() => forger.document.getText('words').length > 0);
    const doc = forger.document;
    const before = Y.encodeStateVector(doc);
    doc.clientID = editor.doc.clientID;
    doc.getText('words').insert(4, ' FORGED');
    forger.send(updateFrame(Y.encodeStateAsUpdate(doc, before)));
    expect(await forger.closed).toMatchObject({ code: 4423 });
    editor.write('still ');
    await waitUntil(() => editor.saved);
    expect(await house.text(documentId)).toBe('still mine');
  });

  it('[SY13] of someone who is present and has not written yet is refused', async () => {
    const editor = house.edit(honest, documentId);
    await waitUntil(() => editor.saved && house.node.collaboration.stats().presences > 0);
    const forger = await house.connect(hostile, documentId);
    forger.write('FORGED', editor.doc.clientID);
    expect(await forger.closed).toMatchObject({ code: 4423 });
    editor.write('my first words');
    await waitUntil(() => editor.saved);
  });

  it('[SY13] stays bound after a restart', async () => {
    const first = await house.connect(honest, documentId);
    first.hello();
    const doc = first.write('bound', 99);
    await waitUntil(() => first.acknowledged.length > 0);
    const { rooms } = house.node.collaboration.stats();
    first.leave();
    await waitUntil(() => house.node.collaboration.stats().rooms < rooms);
    const other = await house.addNode();
    const forger = await house.connect(hostile, documentId, other);
    const before = Y.encodeStateVector(doc);
    doc.clientID = 99;
    doc.getText('words').insert(5, ' FORGED');
    forger.send(updateFrame(Y.encodeStateAsUpdate(doc, before)));
    expect(await forger.closed).toMatchObject({ code: 4423 });
    const second = await house.connect(honest, documentId, other);
    second.hello();
    second.send(updateFrame(Y.encodeStateAsUpdate(doc, before)));
    await waitUntil(() => second.acknowledged.length > 0);
    expect(await house.text(documentId)).toBe('bound FORGED');
  });

  it('[SY14] is fine where it adds nothing: a returning client sends all it has', async () => {
    const editor = house.edit(honest, documentId);
    editor.write('mine');
    await waitUntil(() => editor.saved);
    const returning = await house.connect(hostile, documentId);
    returning.hello();
    returning.send(updateFrame(Y.encodeStateAsUpdate(editor.doc)));
    await waitUntil(() => returning.acknowledged.at(-1) === 1);
    expect(returning.isOpen).toBe(true);
  });

  it('[SY13] cannot be had by the hundred, over however many visits, and others are not kept from theirs', async () => {
    const first = await house.connect(hostile, documentId);
    first.hello();
    for (let clientId = 1; clientId <= 100; clientId++) first.write('x', clientId);
    await waitUntil(() => first.acknowledged.at(-1) === 100);
    const { rooms } = house.node.collaboration.stats();
    first.leave();
    await waitUntil(() => house.node.collaboration.stats().rooms < rooms);
    const second = await house.connect(hostile, documentId);
    for (let clientId = 101; clientId <= 200; clientId++) second.write('x', clientId);
    expect(await second.closed).toMatchObject({ code: 4429 });
    const written = (await house.text(documentId)).length;
    expect(written).toBeGreaterThanOrEqual(128);
    // A slow machine gives time for a few more.
    expect(written).toBeLessThan(150);
    const editor = house.edit(honest, documentId);
    editor.write('mine');
    await waitUntil(() => editor.saved);
  });
});

describe('hostile bytes', () => {
  it.each<[string, Uint8Array | string, number]>([
    ['text instead of bytes', 'hello', 4422],
    ['an empty message', new Uint8Array(), 4422],
    ['a frame of no known type', numbers(99), 4422],
    ['thirty million structs in ten bytes', updateFrame(numbers(1, 30_000_000, 1, 0, 0, 1)), 4422],
    ['a state vector that is none', numbers(0, 0, 3, 0xff, 0xff, 0xff), 4422],
    ['an update larger than any paste', updateFrame(new Uint8Array(300_000)), 4413],
    ['a message larger than any frame', new Uint8Array(1_100_000), 4413],
    ['a whole state that builds on nothing', step2Frame(numbers(0, 1, 77, 1, 0, 5)), 4422],
    ['a saved frame, which only servers send', numbers(100, 2, 5), 4422],
  ])('[SY4][SY26][SY28] %s', async (_, frame, code) => {
    await expectUnharmed((client) => client.send(frame), code);
  });

  it('[SY26] a message larger than the socket takes is cut off', async () => {
    await expectUnharmed((client) => client.send(new Uint8Array(3_000_000)), 1009);
  });

  it('[SY16] updates without end that build on nothing', async () => {
    await expectUnharmed((client) => {
      for (let update = 0; update < 1_500; update++) client.send(updateFrame(numbers(0, 1, 77, 1, 0, 5)));
    }, 4429);
  });

  it('[SY16] an update that builds on nothing, from someone who has told us all they have', async () => {
    await expectUnharmed((client) => {
      client.send(step2Frame(numbers(0, 0)));
      client.send(updateFrame(numbers(0, 1, 77, 1, 0, 5)));
    }, 4422);
  });

  it('[SY27] more frames than anyone types', async () => {
    await expectUnharmed((client) => {
      for (let frame = 0; frame < 3_000; frame++) client.send(updateFrame(Uint8Array.of(0, 0)));
    }, 4429);
  });

  it('[SY27] questions without end', async () => {
    await expectUnharmed((client) => {
      for (let question = 0; question < 100; question++) client.ask();
    }, 4429);
  });

  it('[SY28] nesting without end', async () => {
    const doc = new Y.Doc();
    doc.transact(() => {
      let inner: Y.XmlFragment = doc.getXmlFragment('default');
      for (let depth = 0; depth < 5_000; depth++) {
        const element = new Y.XmlElement('e');
        inner.insert(0, [element]);
        inner = element;
      }
    });
    await expectUnharmed((client) => client.send(updateFrame(Y.encodeStateAsUpdate(doc))), 4422);
  });

  it('[SY16] a circle of updates, each of which waits for another', async () => {
    // Two client ids, each with a letter that stands to the right of the other's.
    const circle = crafted((encoder) => {
      encoding.writeVarUint(encoder, 2);
      for (const [client, neighbour] of [
        [901, 902],
        [902, 901],
      ] as const) {
        for (const value of [1, client, 0, 4 | 0x80, neighbour, 0]) encoding.writeVarUint(encoder, value);
        encoding.writeVarString(encoder, 'x');
      }
      encoding.writeVarUint(encoder, 0);
    });
    await expectUnharmed((client) => client.send(updateFrame(circle)), 4422);
  });

  it('[SY16] half of an update that cannot go in whole leaves nothing behind', async () => {
    const editor = house.edit(honest, documentId);
    editor.write('whole');
    await waitUntil(() => editor.saved);
    const client = await house.connect(hostile, documentId);
    const release = house.node.faults.holdCommits();
    editor.write('waiting ');
    await waitUntil(() => house.node.faults.waiting > 0);
    editor.write('gathering ');
    // A letter that fits, and two that wait for each other.
    client.send(
      updateFrame(
        crafted((encoder) => {
          encoding.writeVarUint(encoder, 3);
          for (const value of [1, 903, 0, 4, 1]) encoding.writeVarUint(encoder, value);
          encoding.writeVarString(encoder, 'words');
          encoding.writeVarString(encoder, 'HALF');
          for (const [id, neighbour] of [
            [901, 902],
            [902, 901],
          ] as const) {
            for (const value of [1, id, 0, 4 | 0x80, neighbour, 0]) encoding.writeVarUint(encoder, value);
            encoding.writeVarString(encoder, 'x');
          }
          encoding.writeVarUint(encoder, 0);
        }),
      ),
    );
    release();
    expect(await client.closed).toMatchObject({ code: 4422 });
    await waitUntil(() => editor.saved);
    const late = house.edit(hostile, documentId);
    await waitUntil(() => late.text === 'gathering waiting whole');
    expect(await house.text(documentId)).toBe('gathering waiting whole');
  });

  withSeed('[SY4][SY28] at random, a thousand times, end at most the socket they came by', async (random) => {
    const editor = house.edit(honest, documentId);
    editor.write('unharmed');
    await waitUntil(() => editor.saved);
    const sound = updateFrame(Y.encodeStateAsUpdate(editor.doc));
    let client = await house.connect(hostile, documentId);
    let slowest = 0;
    for (let round = 0; round < 1_000; round++) {
      if (!client.isOpen) client = await house.connect(hostile, documentId);
      const frame = random.chance(0.5) ? sound.slice() : random.bytes(1 + random.below(50));
      for (let flip = random.below(3); flip >= 0; flip--)
        frame[random.below(frame.length)] = random.below(256);
      if (random.chance(0.5)) frame[0] = random.pick([0, 0, 1, 3, 100]);
      client.send(frame);
      if (round % 100 !== 99) continue;
      const began = performance.now();
      editor.provider.awareness.setLocalStateField('cursor', round);
      editor.write('.', editor.text.length);
      await waitUntil(() => editor.saved);
      slowest = Math.max(slowest, performance.now() - began);
    }
    expect(slowest).toBeLessThan(1_000);
    expect(editor.closeCodes).toEqual([]);
    await waitUntil(async () => (await house.text(documentId)) === editor.text);
    const late = house.edit(honest, documentId);
    await waitUntil(() => late.text === editor.text);
  });
});
