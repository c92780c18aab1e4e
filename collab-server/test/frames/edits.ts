import type { SeededRandom } from '@samepage/testing';
import * as Y from 'yjs';

type Edit = (doc: Y.Doc, random: SeededRandom) => void;

const letters = ['a', 'b', 'c', 'd', 'e', 'f', 'g', ' ', '😀', 'é'];
const someText = (random: SeededRandom): string =>
  Array.from({ length: 1 + random.below(6) }, () => random.pick(letters)).join('');

/** A place in a text and a stretch from there. Nobody's caret stands between the two halves of an emoji. */
function within(random: SeededRandom, text: Y.Text | Y.XmlText): { at: number; long: number } {
  const units = (text.toDelta() as { insert: unknown }[])
    .map(({ insert }) => (typeof insert === 'string' ? insert : '\ufffc'))
    .join('');
  const outside = (at: number): number => (/[\udc00-\udfff]/.test(units.charAt(at)) ? at + 1 : at);
  const at = outside(random.below(units.length + 1));
  return { at, long: Math.min(units.length, outside(at + random.below(6))) - at };
}

const words = (doc: Y.Doc): Y.Text => doc.getText('words');
const page = (doc: Y.Doc): Y.XmlFragment => doc.getXmlFragment('page');

function anElement(doc: Y.Doc, random: SeededRandom): Y.XmlElement | undefined {
  const elements = page(doc)
    .toArray()
    .filter((each) => each instanceof Y.XmlElement);
  return elements.length > 0 ? random.pick(elements) : undefined;
}

function textOf(element: Y.XmlElement | undefined): Y.XmlText | undefined {
  return element?.toArray().find((each) => each instanceof Y.XmlText);
}

function newElement(random: SeededRandom): Y.XmlElement {
  const element = new Y.XmlElement(random.pick(['clause', 'heading']));
  element.insert(0, [new Y.XmlText(someText(random))]);
  if (random.chance(0.3)) element.setAttribute('kind', random.pick(['claim', 'question']));
  return element;
}

const edits: readonly Edit[] = [
  (doc, random) => words(doc).insert(within(random, words(doc)).at, someText(random)),
  (doc, random) => words(doc).insert(words(doc).length, someText(random)),
  (doc, random) => {
    const { at, long } = within(random, words(doc));
    words(doc).delete(at, long);
  },
  (doc, random) => {
    const { at, long } = within(random, words(doc));
    words(doc).format(at, long, { [random.pick(['bold', 'italic'])]: random.chance(0.6) ? true : null });
  },
  (doc, random) => words(doc).insertEmbed(within(random, words(doc)).at, { image: random.below(9) }),
  (doc, random) => page(doc).insert(random.below(page(doc).length + 1), [newElement(random)]),
  (doc, random) => {
    if (page(doc).length > 0) page(doc).delete(random.below(page(doc).length), 1);
  },
  (doc, random) =>
    anElement(doc, random)?.setAttribute(random.pick(['kind', 'mark']), random.pick(['a', 'b', 'c'])),
  (doc, random) => anElement(doc, random)?.removeAttribute('kind'),
  (doc, random) => {
    const text = textOf(anElement(doc, random));
    if (text) text.insert(within(random, text).at, someText(random));
  },
  (doc, random) => {
    const text = textOf(anElement(doc, random));
    if (!text) return;
    const { at, long } = within(random, text);
    if (random.chance(0.5)) text.delete(at, long);
    else text.format(at, long, { bold: random.chance(0.6) ? true : null });
  },
  (doc, random) => anElement(doc, random)?.insert(0, [newElement(random)]),
  (doc, random) =>
    doc.getArray('list').insert(random.below(doc.getArray('list').length + 1), [random.below(99)]),
  (doc, random) => doc.getArray('list').push([new Y.Map(Object.entries({ a: random.below(9) }))]),
  (doc, random) => {
    const list = doc.getArray('list');
    if (list.length > 0) list.delete(random.below(list.length), 1);
  },
  (doc, random) => doc.getMap('map').set(random.pick(['k', 'a', 'b']), random.below(99)),
  (doc, random) => doc.getMap('map').set(random.pick(['k', 'a', 'b']), new Y.Array()),
  (doc, random) => {
    const inner = doc.getMap('map').get('k');
    if (inner instanceof Y.Array) inner.push([random.below(9)]);
  },
  (doc, random) => doc.getMap('map').delete(random.pick(['k', 'a', 'b'])),
];

/** One change such as people make, or a few at once. */
export function edit(doc: Y.Doc, random: SeededRandom): void {
  doc.transact(() => {
    for (let more = random.chance(0.2) ? 3 : 1; more > 0; more--) random.pick(edits)(doc, random);
  }, doc.clientID);
}

/** Takes back what this person did, and no one else's. */
export const undoOf = (doc: Y.Doc): Y.UndoManager =>
  new Y.UndoManager([words(doc), page(doc), doc.getMap('map'), doc.getArray('list')], {
    trackedOrigins: new Set([doc.clientID]),
    captureTimeout: 0,
  });
