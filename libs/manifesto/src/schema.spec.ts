import type { Node } from '@tiptap/pm/model';
import { prosemirrorJSONToYDoc, yXmlFragmentToProseMirrorRootNode } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import { clauseUpdate, emptyDraft, manifestoFragment } from './document';
import { readBlocks } from './read-blocks';
import { manifestoSchema } from './schema';

const schema = manifestoSchema();
const one = '11111111-1111-4111-8111-111111111111';

function docOf(...updates: Uint8Array[]): Y.Doc {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  return doc;
}

function inEditor(doc: Y.Doc): Node {
  const node = yXmlFragmentToProseMirrorRootNode(doc.getXmlFragment(manifestoFragment), schema);
  node.check();
  return node;
}

describe('manifestoSchema', () => {
  it('accepts a new draft, and one with clauses', () => {
    const draft = emptyDraft('What we hold');
    const clause = clauseUpdate([draft], [{ clauseId: one, text: 'Ask first.\nThen listen.' }]);
    expect(inEditor(docOf(draft)).toString()).toBe('doc(heading("What we hold"))');
    expect(inEditor(docOf(draft, clause)).toString()).toBe(
      'doc(heading("What we hold"), clause(paragraph("Ask first."), paragraph("Then listen.")))',
    );
  });

  it('accepts a draft and a clause without words', () => {
    const draft = emptyDraft('');
    const clause = clauseUpdate([draft], [{ clauseId: one, text: '' }]);
    expect(inEditor(docOf(draft, clause)).toString()).toBe('doc(heading, clause(paragraph))');
  });

  it('is read back as it was written', () => {
    const marks = [{ type: 'bold' }, { type: 'link', attrs: { href: 'https://example.org/' } }];
    const paragraph = {
      type: 'paragraph',
      content: [
        { type: 'text', text: 'Ask ' },
        { type: 'text', text: 'first', marks },
        { type: 'hardBreak' },
      ],
    };
    const written = {
      type: 'doc',
      content: [
        { type: 'heading', attrs: { level: 3 }, content: [{ type: 'text', text: 'Why' }] },
        { type: 'clause', attrs: { id: one }, content: [paragraph] },
        paragraph,
      ],
    };
    const runs = [
      { text: 'Ask ' },
      { text: 'first', bold: true, link: 'https://example.org/' },
      { text: '\n' },
    ];
    expect(readBlocks(prosemirrorJSONToYDoc(schema, written, manifestoFragment))).toEqual([
      { type: 'heading', level: 3, runs: [{ text: 'Why' }] },
      { type: 'clause', id: one, paragraphs: [runs] },
      { type: 'paragraph', runs },
    ]);
  });

  it('needs nothing to make any of its nodes, so that no editor deletes what it cannot make', () => {
    for (const type of Object.values(schema.nodes)) expect(type.hasRequiredAttrs()).toBe(false);
    for (const type of Object.values(schema.marks)) expect(() => type.create()).not.toThrow();
  });
});
