import { Block } from '@samepage/contracts';
import fc from 'fast-check';
import * as Y from 'yjs';
import { z } from 'zod';
import { clauseUpdate, emptyDraft, manifestoFragment } from './document';
import { readBlocks } from './read-blocks';

/*
 * Several people, some of whom mean harm, change one document at the same time and hear of each other in any order.
 * fast-check prints the seed and path of a failure; `fc.assert(…, { seed, path })` plays it again.
 */
const people = 3;
const ids = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222'];

type Child = Y.XmlElement | Y.XmlText;
type Act = (doc: Y.Doc) => void;

const names = fc.constantFrom('heading', 'clause', 'paragraph', 'hardBreak', 'script', '__proto__', '');
const keys = fc.constantFrom('id', 'level', 'bold', 'link', '__proto__', 'constructor', 'href');
const values = fc.oneof(fc.constantFrom<unknown>(...ids, null, 1, 'x', {}), fc.jsonValue());
const places = fc.nat(1_000);

/** An element somewhere in the document, or the whole of it. */
function placeIn(doc: Y.Doc, place: number): Y.XmlFragment {
  let at: Y.XmlFragment = doc.getXmlFragment(manifestoFragment);
  for (let rest = place; rest > 0; rest = Math.floor(rest / 4)) {
    const children: unknown[] = at.toArray();
    const child = children[rest % (children.length + 1)];
    if (!(child instanceof Y.XmlElement)) return at;
    at = child;
  }
  return at;
}

function inserts(place: number, made: () => unknown): Act {
  return (doc) => {
    const parent = placeIn(doc, place);
    parent.insert(place % (parent.length + 1), [made() as Child]);
  };
}

function clause(id: unknown, text: string): Y.XmlElement {
  const [made, paragraph] = [new Y.XmlElement('clause'), new Y.XmlElement('paragraph')];
  paragraph.insert(0, [new Y.XmlText(text)]);
  made.insert(0, [paragraph]);
  made.setAttribute('id', id as string);
  return made;
}

const acts: fc.Arbitrary<Act> = fc.oneof(
  fc
    .tuple(places, values, fc.string({ unit: 'binary' }))
    .map(([at, id, text]) => inserts(at, () => clause(id, text))),
  fc.tuple(places, names).map(([at, name]) => inserts(at, () => new Y.XmlElement(name))),
  fc.tuple(places, values).map(([at, value]) => inserts(at, () => value)),
  places.map((at) => inserts(at, () => new Y.Map([['id', ids[0]]]))),
  fc.tuple(places, fc.string({ unit: 'binary' }), keys, values).map(([at, text, key, value]) =>
    inserts(at, () => {
      const made = new Y.XmlText();
      made.insert(0, text, Object.fromEntries([[key, value]]));
      return made;
    }),
  ),
  fc.tuple(places, keys, values).map(([at, key, value]): Act => (doc) => {
    const element = placeIn(doc, at);
    if (element instanceof Y.XmlElement) element.setAttribute(key, value);
  }),
  places.map((at): Act => (doc) => {
    const parent = placeIn(doc, at);
    if (parent.length > 0) parent.delete(at % parent.length, 1);
  }),
  fc.tuple(places, values).map(([at, value]): Act => (doc) => {
    const text = (placeIn(doc, at).toArray() as unknown[]).find((child) => child instanceof Y.XmlText);
    text?.insertEmbed(0, { value });
  }),
);

function hear(docs: Y.Doc[], from: number, to: number): void {
  Y.applyUpdate(docs[to]!, Y.encodeStateAsUpdate(docs[from]!, Y.encodeStateVector(docs[to]!)));
}

const person = fc.nat(people - 1);
const happenings = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.record({ by: person, act: acts }) },
    { weight: 1, arbitrary: fc.record({ from: person, to: person }) },
  ),
  { maxLength: 40 },
);

function expectSound(doc: Y.Doc): void {
  const blocks = readBlocks(doc);
  expect(z.array(Block).safeParse(blocks).error).toBeUndefined();
  const clauseIds = blocks.flatMap((block) => (block.type === 'clause' ? [block.id] : []));
  expect(new Set(clauseIds).size).toBe(clauseIds.length);
}

describe('readBlocks, whatever was written and in whatever order it was heard', () => {
  it('never throws, gives sound blocks with unique clause ids, and the same to everyone', () => {
    fc.assert(
      fc.property(happenings, (story) => {
        const draft = emptyDraft('What we hold');
        const docs = Array.from({ length: people }, () => new Y.Doc());
        for (const doc of docs) Y.applyUpdate(doc, draft);
        for (const event of story) {
          if ('act' in event) event.act(docs[event.by]!);
          else hear(docs, event.from, event.to);
          for (const doc of docs) expectSound(doc);
        }
        for (let from = 0; from < people; from++) for (let to = 0; to < people; to++) hear(docs, from, to);
        for (let to = 0; to < people; to++) hear(docs, people - 1, to);
        for (const doc of docs) expect(readBlocks(doc)).toEqual(readBlocks(docs[0]!));
      }),
      { numRuns: 150 },
    );
  });

  it('and a harvest can always be added at the end', () => {
    fc.assert(
      fc.property(fc.array(acts, { maxLength: 20 }), fc.uuid(), (story, clauseId) => {
        const doc = new Y.Doc();
        for (const act of story) act(doc);
        Y.applyUpdate(doc, clauseUpdate(doc, [{ clauseId, text: 'Ask first' }]));
        expect(readBlocks(doc).at(-1)).toEqual({
          type: 'clause',
          id: clauseId,
          paragraphs: [[{ text: 'Ask first' }]],
        });
      }),
    );
  });
});
