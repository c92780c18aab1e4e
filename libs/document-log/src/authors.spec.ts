import * as Y from 'yjs';
import { authorsOf } from './authors';

const [amina, bryn] = [1, 2];
const owners = new Map([
  [amina, 'person of 1'],
  [bryn, 'person of 2'],
]);

/** A document as several clients write it, one after the other. */
function writtenBy(...turns: [client: number, edit: (doc: Y.Doc) => void][]): Y.Doc {
  const doc = new Y.Doc();
  for (const [client, edit] of turns) {
    const theirs = new Y.Doc();
    Y.applyUpdate(theirs, Y.encodeStateAsUpdate(doc));
    theirs.clientID = client;
    edit(theirs);
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(theirs));
  }
  return doc;
}

const short = (doc: Y.Doc): unknown[] =>
  authorsOf(doc, owners).map(({ from, length, personId }) => [from, length, personId]);

it('tells whose each run of characters is', () => {
  const doc = writtenBy(
    [amina, (doc) => doc.getText('words').insert(0, 'the page')],
    [bryn, (doc) => doc.getText('words').insert(4, 'same ')],
    [9, (doc) => doc.getText('words').insert(13, '.')],
  );
  expect(authorsOf(doc, owners)).toEqual([
    { root: 'words', path: [], elementId: null, from: 0, length: 4, client: amina, personId: 'person of 1' },
    { root: 'words', path: [], elementId: null, from: 4, length: 5, client: bryn, personId: 'person of 2' },
    { root: 'words', path: [], elementId: null, from: 9, length: 4, client: amina, personId: 'person of 1' },
    { root: 'words', path: [], elementId: null, from: 13, length: 1, client: 9, personId: null },
  ]);
});

it('does not list what was deleted, and joins what then stands together', () => {
  const doc = writtenBy(
    [amina, (doc) => doc.getText('words').insert(0, 'the page')],
    [bryn, (doc) => doc.getText('words').insert(4, 'same ')],
    [amina, (doc) => doc.getText('words').delete(4, 5)],
  );
  expect(short(doc)).toEqual([[0, 8, 'person of 1']]);
});

it('leaves words with who wrote them when someone else formats them', () => {
  const doc = writtenBy(
    [amina, (doc) => doc.getText('words').insert(0, 'the page')],
    [bryn, (doc) => doc.getText('words').format(0, 3, { bold: true })],
    [bryn, (doc) => doc.getText('words').insertEmbed(8, { leaf: 1 })],
  );
  expect(short(doc)).toEqual([
    [0, 8, 'person of 1'],
    [8, 1, 'person of 2'],
  ]);
});

it('finds texts inside elements, arrays and maps, and says where', () => {
  const doc = writtenBy([
    amina,
    (doc) => {
      const clause = new Y.XmlElement('clause');
      doc.getXmlFragment('sections').insert(0, [new Y.XmlElement('rule'), clause]);
      clause.setAttribute('id', 'c1');
      const paragraph = new Y.XmlElement('p');
      clause.insert(0, [paragraph]);
      paragraph.insert(0, [new Y.XmlText('walk')]);
      doc.getMap('notes').set('first', new Y.Array());
      (doc.getMap('notes').get('first') as Y.Array<unknown>).push([1, 2, new Y.Text('leaf')]);
    },
  ]);
  expect(
    authorsOf(doc, owners).map(({ root, path, elementId, length }) => [root, path, elementId, length]),
  ).toEqual([
    ['notes', ['first', 2], null, 4],
    ['sections', [1, 0, 0], 'c1', 4],
  ]);
});

it('reads a document whose roots nobody has asked for', () => {
  const doc = writtenBy([bryn, (doc) => doc.getText('words').insert(0, 'leaf')]);
  expect(short(doc)).toEqual([[0, 4, 'person of 2']]);
});
