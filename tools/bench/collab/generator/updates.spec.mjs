import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as Y from 'yjs';
import { letter, readRanges, textName } from './updates.mjs';

function rangesOf(update) {
  const ranges = [];
  readRanges(update, (...range) => ranges.push(range));
  return ranges;
}

test('letters are updates that Yjs takes, in the order they were typed', () => {
  const doc = new Y.Doc();
  for (let clock = 0; clock < 5; clock++) Y.applyUpdate(doc, letter(7, clock));
  assert.equal(doc.getText(textName).toString(), 'abcde');
  assert.equal(doc.store.pendingStructs, null);
});

test('an update of one letter is counted', () => {
  assert.deepEqual(rangesOf(letter(4_000_000_000, 0)), [[4_000_000_000, 0, 1]]);
  assert.deepEqual(rangesOf(letter(4_000_000_000, 300)), [[4_000_000_000, 300, 1]]);
});

test('so are several in one update, however they were put together', () => {
  const letters = [letter(7, 0), letter(7, 1), letter(9, 0), letter(7, 2)];
  const doc = new Y.Doc();
  for (const update of letters) Y.applyUpdate(doc, update);
  for (const update of [Y.mergeUpdates(letters), Y.encodeStateAsUpdate(doc)]) {
    const seen = new Map();
    for (const [client, clock, length] of rangesOf(update)) {
      assert.equal(clock, seen.get(client) ?? 0);
      seen.set(client, clock + length);
    }
    assert.deepEqual(
      seen,
      new Map([
        [9, 1],
        [7, 3],
      ]),
    );
  }
});

test('letters that were deleted count too, and so does what are no letters', () => {
  const doc = new Y.Doc({ gc: true });
  doc.clientID = 5;
  doc.getText(textName).insert(0, 'heard ö and 💬');
  doc.getText(textName).delete(2, 4);
  doc.getMap('map').set('key', { nested: true });
  const total = rangesOf(Y.encodeStateAsUpdate(doc)).reduce((sum, [, , length]) => sum + length, 0);
  assert.equal(total, Y.decodeStateVector(Y.encodeStateVector(doc)).get(5));
});
