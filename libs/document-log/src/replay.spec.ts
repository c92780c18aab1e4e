import { withSeed } from '@samepage/testing';
import * as Y from 'yjs';
import { editAtRandom } from '../test/writers';
import { contentHash } from './content-hash';
import { docOf, replay } from './replay';

/** The updates of someone who writes, and what they see at the end. */
function writing(edit: (doc: Y.Doc) => void): { updates: Uint8Array[]; doc: Y.Doc } {
  const doc = new Y.Doc({ gc: false });
  const updates: Uint8Array[] = [];
  doc.on('update', (bytes: Uint8Array) => updates.push(bytes));
  edit(doc);
  return { updates, doc };
}

const holds = (bytes: Uint8Array, words: string): boolean => Buffer.from(bytes).includes(words);

it('shows what was written and holds nothing that was deleted', () => {
  const secret = 'I was sectioned in 2019';
  const { updates, doc } = writing((doc) => {
    doc.getText('words').insert(0, 'the same page');
    doc.getText('words').insert(3, secret);
    doc.getText('words').delete(3, secret.length);
    doc.getMap('title').set('en', secret);
    doc.getMap('title').set('en', 'kept');
  });
  expect(holds(Y.mergeUpdates(updates), secret)).toBe(true);
  const { bytes, stateVector, contentHash: hash } = replay(null, updates);
  expect(holds(bytes, secret)).toBe(false);
  expect(hash).toBe(contentHash(doc));
  expect(stateVector).toEqual(Y.encodeStateVector(doc));
});

it('tells what was deleted to somebody who has every word', () => {
  const doc = new Y.Doc();
  const [updates, words] = [[] as Uint8Array[], doc.getText('words')];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  words.insert(0, 'one two three');
  const reader = new Y.Doc();
  Y.applyUpdate(reader, Y.encodeStateAsUpdate(doc));
  words.delete(3, 4);
  const { deletions } = replay(null, updates);
  expect(Y.decodeUpdate(deletions).structs).toEqual([]);
  Y.applyUpdate(reader, deletions);
  expect(reader.getText('words').toJSON()).toBe('one three');
});

it('of nothing is an empty document', () => {
  expect(replay(null, [])).toEqual({
    bytes: Uint8Array.of(0, 0),
    stateVector: Uint8Array.of(0),
    deletions: Uint8Array.of(0, 0),
    contentHash: contentHash(new Y.Doc()),
  });
});

it('keeps what waits for an update that comes later, and does not show it', () => {
  const { updates, doc } = writing((doc) => {
    doc.getText('words').insert(0, 'one');
    doc.getText('words').insert(3, ' two');
  });
  const waiting = replay(null, updates.slice(1));
  expect(waiting.contentHash).toBe(contentHash(new Y.Doc()));
  expect(replay(waiting.bytes, updates.slice(0, 1)).contentHash).toBe(contentHash(doc));
});

it('refuses what is not an update', () => {
  expect(() => replay(null, [Uint8Array.of(255, 255)])).toThrow();
});

withSeed('may be done in pages, each on top of the one before', (random) => {
  const { updates, doc } = writing((doc) => {
    for (let edit = 0; edit < 200; edit++) editAtRandom(doc, random);
  });
  let state: Uint8Array | null = null;
  for (let at = 0; at < updates.length;) {
    const size = 1 + random.below(50);
    state = replay(state, updates.slice(at, at + size)).bytes;
    at += size;
  }
  expect(replay(state, []).contentHash).toBe(contentHash(doc));
  expect(contentHash(docOf(updates))).toBe(contentHash(doc));
});
