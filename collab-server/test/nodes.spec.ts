import { closeCodes } from '@samepage/contracts';
import { append } from '@samepage/document-log';
import { InProcessBell, type Bell, type Ring } from '@samepage/platform';
import { awarenessFrame, step2Frame, updateFrame } from '@samepage/sync-protocol';
import { runSeeded, waitUntil, type SeededRandom } from '@samepage/testing';
import * as Y from 'yjs';
import { Editor } from './editor';
import { string, written } from './frames/write';
import { House, type Node } from './house';
import type { RawClient } from './raw-client';
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

const nothing = Uint8Array.of(0, 0);

/** An update of one client that says these words from this clock on, after the letter before them. */
function story(client: number, clock: number, words: string): Uint8Array {
  return written([client, clock], {
    ...string(words),
    ...(clock === 0 ? { parent: 'words' } : { origin: [client, clock - 1] as const }),
  });
}

/** So many milliseconds from now, so that now one node is first and now the other. */
async function tell(teller: RawClient, update: Uint8Array, wait: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, wait));
  teller.send(updateFrame(update));
}

describe('a person at two nodes', () => {
  it(
    '[SY14] one client id cannot tell two stories on two nodes',
    () =>
      runSeeded(async (random) => {
        cut.isCut = true;
        try {
          for (let round = 0; round < 30; round++) await tellTwice(random);
        } finally {
          cut.heal();
        }
      }),
    60_000,
  );

  /** The same clocks of the same client id with other words, at the same moment, at two nodes that do not hear each other. */
  async function tellTwice(random: SeededRandom): Promise<void> {
    documentId = await house.addDocument();
    const client = 1 + random.below(2 ** 32 - 1);
    const here = await house.connect(amina, documentId, first);
    const there = await house.connect(amina, documentId, second);
    for (const each of [here, there]) {
      each.hello();
      each.send(step2Frame(nothing));
      each.ask();
    }
    await waitUntil(() => here.acknowledged.includes(1) && there.acknowledged.includes(1));
    // Sometimes it goes on from a beginning that the other node has not heard of.
    const begun = random.chance(0.5) ? 3 : 0;
    if (begun > 0) {
      here.send(updateFrame(story(client, 0, 'one')));
      await waitUntil(() => here.acknowledged.includes(2));
    }
    const length = 4 + random.below(4);
    const [mine, other] = ['a'.repeat(length), 'b'.repeat(4 + random.below(4))];
    await Promise.all([
      tell(here, story(client, begun, mine), random.below(4)),
      tell(there, story(client, begun, other), random.below(4)),
    ]);
    const settled = (each: RawClient): boolean =>
      !each.isOpen || each.acknowledged.at(-1) === (each === here && begun > 0 ? 3 : 2);
    await waitUntil(() => settled(here) && settled(there));
    cut.heal();

    const log = await house.replay(documentId);
    const text = log.getText('words').toJSON();
    const told = text.slice(begun);
    expect([mine, other]).toContain(told);
    for (const node of [first, second]) {
      const cold = await house.connect(bryn, documentId, node);
      cold.ask();
      await waitUntil(() => cold.document.getText('words').toJSON() === text);
      cold.leave();
    }
    const [kept, lost] = told === mine ? [here, there] : [there, here];
    expect(kept.isOpen).toBe(true);
    // Nobody hears their own words from the server.
    const page = kept.document;
    if (begun > 0 && kept === here) Y.applyUpdate(page, story(client, 0, 'one'));
    Y.applyUpdate(page, story(client, begun, told));
    expect(page.getText('words').toJSON()).toBe(text);
    // Whose words were not kept must not go on as if they were.
    const { code } = await lost.closed;
    expect(code).toBe(closeCodes.forged.code);
    for (const each of [here, there]) each.leave();
    cut.isCut = true;
  }
});
