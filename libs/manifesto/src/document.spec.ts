import * as Y from 'yjs';
import { clauseUpdate, emptyDraft, manifestoFragment } from './document';
import { readBlocks } from './read-blocks';

const one = '11111111-1111-4111-8111-111111111111';
const two = '22222222-2222-4222-8222-222222222222';

function docOf(...updates: Uint8Array[]): Y.Doc {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  return doc;
}

describe('emptyDraft', () => {
  it('holds its title as a heading, and no clause', () => {
    expect(readBlocks(docOf(emptyDraft('What we hold')))).toEqual([
      { type: 'heading', level: 1, runs: [{ text: 'What we hold' }] },
    ]);
  });

  it('keeps the level as a number, as the editor does', () => {
    const [heading] = docOf(emptyDraft('What we hold')).getXmlFragment(manifestoFragment).toArray();
    expect((heading as Y.XmlElement).getAttribute('level')).toBe(1);
  });
});

describe('clauseUpdate', () => {
  const draft = emptyDraft('What we hold');

  it('appends clauses in order, a paragraph for each line', () => {
    const update = clauseUpdate(
      [draft],
      [
        { clauseId: one, text: 'Time is care.' },
        { clauseId: two, text: 'Ask first.\nThen listen.' },
      ],
    );
    expect(readBlocks(docOf(draft, update)).slice(1)).toEqual([
      { type: 'clause', id: one, paragraphs: [[{ text: 'Time is care.' }]] },
      { type: 'clause', id: two, paragraphs: [[{ text: 'Ask first.' }], [{ text: 'Then listen.' }]] },
    ]);
  });

  it('holds only what is new: one client, from its first clock, deleting nothing', () => {
    const { structs, ds } = Y.decodeUpdate(clauseUpdate([draft], [{ clauseId: one, text: 'Time is care.' }]));
    const draftClient = Y.decodeUpdate(draft).structs[0]!.id.client;
    expect(new Set(structs.map(({ id }) => id.client)).size).toBe(1);
    expect(structs[0]!.id.clock).toBe(0);
    expect(structs[0]!.id.client).not.toBe(draftClient);
    expect(ds.clients.size).toBe(0);
  });

  it('leaves nothing pending when it is applied after the log', () => {
    const first = clauseUpdate([draft], [{ clauseId: one, text: 'Time is care.' }]);
    const second = clauseUpdate([draft, first], [{ clauseId: two, text: 'Ask first.' }]);
    const doc = docOf(draft, first, second);
    expect(doc.store.pendingStructs).toBeNull();
    expect(readBlocks(doc).map((block) => block.type)).toEqual(['heading', 'clause', 'clause']);
  });

  it('writes as the client it is told to, going on from its clock', () => {
    const first = clauseUpdate([draft], [{ clauseId: one, text: 'Time is care.' }], 7);
    const second = clauseUpdate([draft, first], [{ clauseId: two, text: 'Ask first.' }], 7);
    const before = Y.encodeStateVectorFromUpdate(first);
    expect(Y.decodeUpdate(second).structs[0]!.id).toMatchObject({
      client: 7,
      clock: Y.decodeStateVector(before).get(7),
    });
  });

  it('takes a document too, and leaves it as it was', () => {
    const doc = docOf(draft);
    const before = Y.encodeStateAsUpdate(doc);
    const update = clauseUpdate(doc, [{ clauseId: one, text: 'Time is care.' }]);
    expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
    expect(readBlocks(docOf(draft, update))).toHaveLength(2);
  });

  it('keeps both harvests when two are made at the same moment', () => {
    const left = clauseUpdate([draft], [{ clauseId: one, text: 'Time is care.' }]);
    const right = clauseUpdate([draft], [{ clauseId: two, text: 'Ask first.' }]);
    const blocks = readBlocks(docOf(draft, left, right));
    expect(blocks).toEqual(readBlocks(docOf(draft, right, left)));
    expect(new Set(blocks.map((block) => (block.type === 'clause' ? block.id : block.type)))).toEqual(
      new Set(['heading', one, two]),
    );
  });

  it('applied twice is there once', () => {
    const update = clauseUpdate([draft], [{ clauseId: one, text: 'Time is care.' }]);
    expect(readBlocks(docOf(draft, update, update))).toHaveLength(2);
  });

  it('refuses an id that is no UUID, an id that is taken, and no clauses at all', () => {
    const update = clauseUpdate([draft], [{ clauseId: one, text: 'Time is care.' }]);
    const log = [draft, update];
    expect(() => clauseUpdate(log, [{ clauseId: 'one', text: '' }])).toThrow(TypeError);
    expect(() => clauseUpdate(log, [{ clauseId: one, text: '' }])).toThrow(RangeError);
    expect(() => clauseUpdate([], [{ clauseId: two, text: '' }].concat({ clauseId: two, text: '' }))).toThrow(
      RangeError,
    );
    expect(() => clauseUpdate(log, [])).toThrow('left the document as it was');
  });
});
