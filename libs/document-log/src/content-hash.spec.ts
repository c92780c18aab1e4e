import { withSeed } from '@samepage/testing';
import * as Y from 'yjs';
import { docOfUpdates, editAtRandom } from '../test/writers';
import { contentHash } from './content-hash';

function docWith(edit: (doc: Y.Doc) => void): Y.Doc {
  const doc = new Y.Doc();
  edit(doc);
  return doc;
}

const hashWith = (edit: (doc: Y.Doc) => void): string => contentHash(docWith(edit));
const copyOf = (doc: Y.Doc): Y.Doc => docOfUpdates([Y.encodeStateAsUpdate(doc)]);

it('finds what state vectors do not: a forged client id', () => {
  const victim = docWith((doc) => (doc.clientID = 5));
  const server = docWith((doc) => (doc.clientID = 6));
  const forger = docWith((doc) => (doc.clientID = 5));
  victim.getText('words').insert(0, 'my real words');
  forger.getText('words').insert(0, 'FORGED words!');
  Y.applyUpdate(server, Y.encodeStateAsUpdate(forger));
  Y.applyUpdate(server, Y.encodeStateAsUpdate(victim));
  expect(Y.encodeStateVector(server)).toEqual(Y.encodeStateVector(victim));
  expect(contentHash(server)).not.toBe(contentHash(victim));
});

it('finds half a letter: Yjs spoils a surrogate pair where it splits one, and only there', () => {
  const [one, other] = [new Y.Doc(), new Y.Doc()];
  one.getText('words').insert(0, '🍃');
  Y.applyUpdate(other, Y.encodeStateAsUpdate(one));
  one.getText('words').format(1, 1, { bold: null });
  Y.applyUpdate(other, Y.encodeStateAsUpdate(one));
  expect(one.getText('words').toJSON()).not.toBe(other.getText('words').toJSON());
  expect(contentHash(one)).not.toBe(contentHash(other));
});

it('is the same however the text was typed, split and collected', () => {
  const typed = hashWith((doc) => {
    for (const letter of 'the same page'.split('').reverse()) doc.getText('words').insert(0, letter);
    doc.getText('words').insert(4, 'not ');
    doc.getText('words').delete(4, 4);
  });
  const kept = new Y.Doc({ gc: false });
  kept.getText('words').insert(0, 'the other page');
  kept.getText('words').delete(4, 5);
  kept.getText('words').insert(4, 'same');
  expect(contentHash(kept)).toBe(typed);
  expect(hashWith((doc) => doc.getText('words').insert(0, 'the same page'))).toBe(typed);
});

it('does not mind whether a root was asked for, nor roots that are empty', () => {
  const doc = docWith((doc) => {
    doc.getText('words').insert(0, 'a', { bold: true });
    doc.getXmlFragment('sections').insert(0, [new Y.XmlElement('clause')]);
    doc.getMap('title').set('en', 'x');
    doc.getMap('title').delete('en');
  });
  const untouched = copyOf(doc);
  const before = contentHash(untouched);
  expect(before).toBe(contentHash(doc));
  untouched.getText('words');
  untouched.getXmlFragment('sections');
  untouched.getArray('never used');
  expect(contentHash(untouched)).toBe(before);
});

it('counts the effect of marks, not the marks', () => {
  const plain = hashWith((doc) => doc.getText('words').insert(0, 'leaf'));
  const undone = docWith((doc) => doc.getText('words').insert(0, 'leaf', { bold: true }));
  undone.getText('words').format(0, 4, { bold: null });
  expect(contentHash(undone)).toBe(plain);
  const halves = docWith((doc) => doc.getText('words').insert(0, 'leaf'));
  halves.getText('words').format(0, 2, { bold: true });
  halves.getText('words').format(2, 2, { bold: true });
  const whole = docWith((doc) => doc.getText('words').insert(0, 'leaf', { bold: true }));
  expect(contentHash(halves)).toBe(contentHash(whole));
  expect(contentHash(whole)).not.toBe(plain);
});

it('does not mind the order attributes and entries were set in', () => {
  const [one, other] = [
    ['a', 'b'],
    ['b', 'a'],
  ].map((keys) =>
    hashWith((doc) => {
      const element = new Y.XmlElement('clause');
      doc.getXmlFragment('sections').insert(0, [element]);
      for (const key of keys) element.setAttribute(key, key);
      for (const key of keys) doc.getMap('title').set(key, Object.fromEntries(keys.map((k) => [k, 1])));
    }),
  );
  expect(one).toBe(other);
});

it.each<[string, (doc: Y.Doc) => void, (doc: Y.Doc) => void]>([
  ['text and array', (doc) => doc.getText('x').insert(0, 'a'), (doc) => doc.getArray('x').insert(0, ['a'])],
  ['a number and its text', (doc) => doc.getMap('x').set('a', 1), (doc) => doc.getMap('x').set('a', '1')],
  [
    'null and undefined',
    (doc) => doc.getArray('x').push([{ a: null }]),
    (doc) => doc.getArray('x').push([{ a: undefined }]),
  ],
  ['an array and an object', (doc) => doc.getArray('x').push([[]]), (doc) => doc.getArray('x').push([{}])],
  [
    'one value and two',
    (doc) => doc.getArray('x').push(['a', 'b']),
    (doc) => doc.getArray('x').push([['a', 'b']]),
  ],
  [
    'elements of different names',
    (doc) => doc.getXmlFragment('x').push([new Y.XmlElement('a')]),
    (doc) => doc.getXmlFragment('x').push([new Y.XmlElement('b')]),
  ],
  ['an element and nothing', (doc) => doc.getXmlFragment('x').push([new Y.XmlElement('a')]), () => undefined],
  [
    'a nested text and a nested array',
    (doc) => doc.getMap('x').set('a', new Y.Text()),
    (doc) => doc.getMap('x').set('a', new Y.Array()),
  ],
  [
    'bytes and other bytes',
    (doc) => doc.getMap('x').set('a', Uint8Array.of(1)),
    (doc) => doc.getMap('x').set('a', Uint8Array.of(2)),
  ],
  [
    'embedded things',
    (doc) => doc.getText('x').insertEmbed(0, { leaf: 1 }),
    (doc) => doc.getText('x').insertEmbed(0, { leaf: 2 }),
  ],
])('tells apart: %s', (_, one, other) => {
  expect(hashWith(one)).not.toBe(hashWith(other));
});

it('stays the same for ever: snapshots of years ago are compared with it', () => {
  const hash = hashWith((doc) => {
    doc.getText('words').insert(0, 'the same page', { bold: true, link: { href: 'https://a.example' } });
    doc.getText('words').insertEmbed(0, { leaf: 1 });
    const element = new Y.XmlElement('clause');
    doc.getXmlFragment('sections').insert(0, [element]);
    element.setAttribute('id', 'c1');
    element.insert(0, [new Y.XmlText('we walk')]);
    doc
      .getArray('order')
      .push([1, 1.5, NaN, null, true, 'x', [1], { b: 10n, a: Uint8Array.of(7), c: undefined }]);
  });
  expect(hash).toBe('fda1a42e167304ae9dfa62dc85073b6d3d27c3ff6436716b481917c543c28db7');
});

it('reads elements nested deeper than calls can be', () => {
  const doc = new Y.Doc();
  doc.transact(() => {
    let inside: Y.XmlFragment = doc.getXmlFragment('sections');
    for (let depth = 0; depth < 20_000; depth++) {
      const element = new Y.XmlElement('a');
      inside.insert(0, [element]);
      inside = element;
    }
  });
  expect(contentHash(doc)).toHaveLength(64);
});

withSeed('is equal for replicas that have all seen all edits, in whatever order', (random) => {
  const docs = [7, 8, 9].map((client) => docWith((doc) => (doc.clientID = client)));
  const updates: Uint8Array[] = [];
  for (const doc of docs)
    doc.on('update', (bytes: Uint8Array, origin) => origin !== 'other' && updates.push(bytes));
  for (let round = 0; round < 30; round++) {
    for (const doc of docs) for (let i = random.below(3); i >= 0; i--) editAtRandom(doc, random);
    if (random.chance(0.5))
      for (const doc of docs) for (const bytes of updates) Y.applyUpdate(doc, bytes, 'other');
  }
  const shuffled = [...updates].sort(() => random.next() - 0.5);
  const hashes = [updates, shuffled, [Y.mergeUpdates(updates)]].map((all) => contentHash(docOfUpdates(all)));
  const typed = docOfUpdates(updates);
  typed.getText('words');
  expect(new Set([...hashes, contentHash(copyOf(typed))]).size).toBe(1);
  const changed = docOfUpdates(updates);
  changed.getText('words').insert(0, '!');
  expect(contentHash(changed)).not.toBe(hashes[0]);
});
