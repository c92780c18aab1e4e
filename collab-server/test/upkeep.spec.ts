import { append, compact, erase, replay, type Replayer } from '@samepage/document-log';
import { createLog } from '@samepage/platform';
import { deferred, waitUntil } from '@samepage/testing';
import * as Y from 'yjs';
import { LoggedDocument } from '../src/document';
import type { Metrics } from '../src/metrics';
import type { Replaying } from '../src/replaying';
import type { Room } from '../src/room';
import { Upkeep } from '../src/upkeep';
import { House } from './house';

let house: House;

beforeEach(async () => {
  house = await House.open();
});

afterEach(() => house.close());

const roomWith = (document: LoggedDocument) => ({ document }) as unknown as Room;

function openDocument(id: string): Promise<LoggedDocument> {
  const metrics = { damages: { inc: () => undefined } } as unknown as Metrics;
  return LoggedDocument.open({ queryable: house.outside, log: createLog('silent'), metrics }, id);
}

function wordsOf({ content }: LoggedDocument): string {
  const doc = new Y.Doc();
  for (const update of content.updates) Y.applyUpdate(doc, update);
  return doc.getText('words').toJSON();
}

/** A compaction that began when the document said `before`, and ends only when the test says so. */
async function heldCompaction(id: string, current: () => LoggedDocument) {
  const { promise, resolve } = deferred();
  let hasBegun = false;
  const slow: Replayer = async (base, updates) => {
    hasBegun = true;
    await promise;
    return replay(base, updates);
  };
  const replaying = { replay: slow } as unknown as Replaying;
  const context = { queryable: house.outside, log: createLog('silent'), replaying };
  const upkeep = new Upkeep(context, () => roomWith(current()));
  upkeep.left(roomWith(current()));
  await waitUntil(() => hasBegun);
  return async () => {
    resolve();
    await upkeep.close();
  };
}

async function write(id: string, updates: readonly Uint8Array[]): Promise<void> {
  await append(
    house.outside,
    id,
    1,
    updates.map((bytes) => ({ bytes, client: 5, personId: null })),
  );
}

/** So many updates of one letter each. */
function typed(count: number): Uint8Array[] {
  const doc = new Y.Doc();
  doc.clientID = 5;
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  for (let at = 0; at < count; at++) doc.getText('words').insert(at, 'x');
  return updates;
}

describe('a snapshot that is finished late', () => {
  it('[SY21] brings nothing of an epoch that is over back into the document', async () => {
    const id = await house.addDocument();
    await write(id, typed(60));
    let document = await openDocument(id);
    const finish = await heldCompaction(id, () => document);
    const doc = await house.replay(id);
    doc.clientID = 5;
    const before = Y.encodeStateVector(doc);
    doc.getText('words').delete(0, 60);
    doc.getText('words').insert(0, 'new');
    await write(id, [Y.encodeStateAsUpdate(doc, before)]);
    await erase(house.outside, id);
    document = await openDocument(id);
    expect(wordsOf(document)).toBe('new');
    await finish();
    expect(wordsOf(document)).toBe('new');
  });

  it('[SY5] does not take the place of a newer one', async () => {
    const id = await house.addDocument();
    const updates = typed(120);
    await write(id, updates.slice(0, 60));
    let document = await openDocument(id);
    const finish = await heldCompaction(id, () => document);
    await write(id, updates.slice(60));
    // Another node is done with all of it meanwhile, and someone comes back here.
    expect(await compact(house.outside, id)).toMatchObject({ snapshot: 120 });
    document = await openDocument(id);
    expect(wordsOf(document)).toHaveLength(120);
    await finish();
    expect(wordsOf(document)).toHaveLength(120);
  });
});
