import { append } from '@samepage/document-log';
import { InProcessBell, type Bell, type Ring } from '@samepage/platform';
import { awarenessFrame } from '@samepage/sync-protocol';
import { waitUntil } from '@samepage/testing';
import * as Y from 'yjs';
import { Editor } from './editor';
import { House, type Node } from './house';
import type { Someone } from './tables';

/** A bell that can be cut off from the others, as a node's connection to it can. */
class CuttableBell implements Bell {
  private readonly recovers = new Set<() => void>();
  isCut = false;

  constructor(private readonly shared: InProcessBell) {}

  ring(ring: Ring): void {
    if (!this.isCut) this.shared.ring(ring);
  }

  listen(hear: (ring: Ring) => void): () => void {
    return this.shared.listen((ring) => {
      if (!this.isCut) hear(ring);
    });
  }

  onGap(recover: () => void): () => void {
    this.recovers.add(recover);
    return () => this.recovers.delete(recover);
  }

  heal(): void {
    this.isCut = false;
    for (const recover of this.recovers) recover();
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

let house: House;
let first: Node;
let second: Node;
let cut: CuttableBell;
let amina: Someone;
let bryn: Someone;
let documentId: string;
const editors: Editor[] = [];

const shared = new InProcessBell();
beforeAll(async () => {
  house = await House.open();
  cut = new CuttableBell(shared);
  first = await house.addNode({ bell: shared });
  second = await house.addNode({ bell: cut });
  [amina, bryn] = [await house.addSomeone(), await house.addSomeone()];
});
beforeEach(async () => {
  documentId = await house.addDocument();
});
afterEach(() => editors.splice(0).forEach((editor) => editor.leave()));
afterAll(() => house.close());

const edit = (someone: Someone, node: Node): Editor => {
  const editor = new Editor(node.url, someone, documentId, {});
  editors.push(editor);
  return editor;
};

/** What the api does when it harvests: it writes to the log in a transaction of its own, and rings. */
async function harvest(text: string, { rings = true } = {}): Promise<void> {
  const doc = await house.replay(documentId);
  const before = Y.encodeStateVector(doc);
  doc.getText('words').insert(0, text);
  const bytes = Y.encodeStateAsUpdate(doc, before);
  const { last } = await append(house.outside, documentId, 1, [
    { bytes, client: doc.clientID, personId: null },
  ]);
  if (rings) shared.ring({ about: 'document', id: documentId, sequence: last });
}

describe('many nodes on one log', () => {
  it('[SY7] show each other what was committed', async () => {
    const [here, there] = [edit(amina, first), edit(bryn, second)];
    here.write('from here ');
    await waitUntil(() => there.text === 'from here ');
    there.write('from there ');
    await waitUntil(() => here.text === 'from there from here ');
    expect(await house.text(documentId)).toBe(here.text);
  });

  it('[SY7] read from the log what was rung while they were cut off', async () => {
    const [here, there] = [edit(amina, first), edit(bryn, second)];
    await waitUntil(() => here.synced && there.synced);
    cut.isCut = true;
    here.write('unheard ');
    await waitUntil(() => here.saved);
    there.write('alone ');
    // Its own commit is given a sequence that shows it what it missed.
    await waitUntil(() => there.saved && there.text.includes('unheard'));
    expect(here.text).toBe('unheard ');
    here.write('more ');
    await waitUntil(() => here.saved);
    cut.heal();
    await waitUntil(() => here.text === there.text && there.text.includes('more'));
    expect(await house.text(documentId)).toBe(here.text);
  });

  it('[SY7] find out without any ring', async () => {
    const polling = await house.addNode({ deadlines: { poll: 20 } });
    const there = edit(bryn, polling);
    await waitUntil(() => there.synced);
    await harvest('silently', { rings: false });
    await waitUntil(() => there.text === 'silently');
  });

  it('[SY14][SY16] believe a returning client about what another node committed', async () => {
    const here = edit(amina, first);
    here.write('first ');
    await waitUntil(() => here.saved);
    const there = edit(bryn, second);
    await waitUntil(() => there.text === 'first ');
    cut.isCut = true;
    here.write('second ');
    await waitUntil(() => here.saved);
    // Bryn learns of it at the first node, and comes to the second, which has not heard of it.
    Y.applyUpdate(there.doc, Y.encodeStateAsUpdate(here.doc), 'by another way');
    there.write('third ');
    await waitUntil(() => there.saved);
    expect(there.closeCodes).toEqual([]);
    expect(await house.text(documentId)).toBe('third second first ');
    cut.heal();
  });
});

describe('a harvest', () => {
  it('[SY7] appears in open editors', async () => {
    const [here, there] = [edit(amina, first), edit(bryn, second)];
    here.write('written ');
    await waitUntil(() => there.text === 'written ');
    await harvest('harvested ');
    await waitUntil(() => here.text === 'harvested written ' && there.text === here.text);
    here.write('and on ');
    await waitUntil(() => here.saved && there.text === 'and on harvested written ');
    expect(await house.text(documentId)).toBe(here.text);
  });

  it('[SY7] that is rolled back never appears', async () => {
    const here = edit(amina, first);
    here.write('kept ');
    await waitUntil(() => here.saved);
    const client = await house.database.pool.connect();
    await client.query('BEGIN');
    const doc = new Y.Doc();
    doc.getText('words').insert(0, 'undone ');
    const entry = { bytes: Y.encodeStateAsUpdate(doc), client: null, personId: null };
    await append(client, documentId, 1, [entry]);
    await client.query('ROLLBACK');
    client.release();
    shared.ring({ about: 'document', id: documentId, sequence: 2 });
    here.write('more ');
    await waitUntil(() => here.saved);
    expect(here.text).toBe('more kept ');
  });
});

describe('people at different nodes', () => {
  const cursors = (editor: Editor): unknown[] => editor.others.map((state) => state['cursor']);

  it('[SY22] see each other come, move and go', async () => {
    const here = edit(amina, first);
    await waitUntil(() => here.synced);
    here.provider.awareness.setLocalStateField('cursor', { at: 1 });
    const there = edit(bryn, second);
    await waitUntil(() => cursors(there).some((cursor) => (cursor as { at: number } | undefined)?.at === 1));
    expect(there.others[0]).toMatchObject({ user: { name: amina.name } });
    there.provider.awareness.setLocalStateField('cursor', { at: 2 });
    await waitUntil(() => cursors(here).some((cursor) => (cursor as { at: number } | undefined)?.at === 2));
    here.provider.awareness.setLocalStateField('cursor', { at: 3 });
    await waitUntil(() => cursors(there).some((cursor) => (cursor as { at: number } | undefined)?.at === 3));
    here.leave();
    await waitUntil(() => there.others.length === 0);
  });

  it('[SY23] cannot take each other’s presence', async () => {
    const here = edit(amina, first);
    here.provider.awareness.setLocalStateField('cursor', { at: 1 });
    const there = edit(bryn, second);
    await waitUntil(() => cursors(there).length === 1);
    const forger = await house.connect(bryn, documentId, second);
    const state = JSON.stringify({ cursor: { at: 666 } });
    forger.send(awarenessFrame([{ client: here.doc.clientID, clock: 2 ** 40, state }]));
    forger.send(awarenessFrame([{ client: 7, clock: 1, state }]));
    await waitUntil(() => cursors(there).length === 2);
    expect(there.provider.awareness.getStates().get(here.doc.clientID)).toMatchObject({ cursor: { at: 1 } });
  });
});
