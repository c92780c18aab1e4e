/** @jest-environment jsdom */
import { Block } from '@samepage/contracts';
import fc from 'fast-check';
import * as Y from 'yjs';
import { z } from 'zod';
import { clauseUpdate, emptyDraft } from '../document';
import { readBlocks } from '../read-blocks';
import { exchange, Writer } from '../testing/writers';

/* Two people write with the real editor on the real binding, and hear of each other now and then. */
const draft = emptyDraft('We');
const clauseId = '11111111-1111-4111-8111-111111111111';
const log = Y.mergeUpdates([draft, clauseUpdate([draft], [{ clauseId, text: 'Ask first, then listen' }])]);

type Act = (writer: Writer) => unknown;

const copy = `<section data-pm-slice="0 0 []" data-clause-id="${clauseId}"><p>copied</p></section>`;

const acts: fc.Arbitrary<Act> = fc.oneof(
  fc.nat(60).map(
    (at): Act =>
      (writer) =>
        writer.near(at),
  ),
  fc.string({ minLength: 1, maxLength: 4 }).map(
    (text): Act =>
      (writer) =>
        writer.type(text),
  ),
  fc.constantFrom('Enter', 'Enter', 'Backspace', 'Mod-Enter', 'Mod-b').map(
    (key): Act =>
      (writer) =>
        writer.press(key),
  ),
  fc.constantFrom<Act>(
    (writer) => writer.editor.commands.splitClause(),
    (writer) => writer.editor.commands.unwrapClause(),
    (writer) => writer.editor.commands.wrapInClause(),
    (writer) => writer.editor.commands.undo(),
    (writer) => writer.editor.commands.deleteNode('clause'),
    (writer) => writer.paste(copy),
  ),
);

const story = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.record({ by: fc.nat(1), act: acts }) },
    { weight: 1, arbitrary: fc.constant(null) },
  ),
  { maxLength: 30 },
);

function clauseIdsOf(writer: Writer): string[] {
  return readBlocks(writer.doc).flatMap((block) => (block.type === 'clause' ? [block.id] : []));
}

it('two people writing at once end with one page, sound blocks and unique clause ids', () => {
  fc.assert(
    fc.property(story, (events) => {
      const writers = [new Writer(log), new Writer(log)] as const;
      const [mine, theirs] = writers;
      exchange(mine.doc, theirs.doc);
      for (const event of [null, ...events, null, null]) {
        if (event) event.act(writers[event.by]!);
        else exchange(mine.doc, theirs.doc);
        for (const writer of writers) writer.editor.state.doc.check();
      }
      expect(mine.page).toBe(theirs.page);
      expect(readBlocks(mine.doc)).toEqual(readBlocks(theirs.doc));
      expect(z.array(Block).safeParse(readBlocks(mine.doc)).error).toBeUndefined();
      expect(new Set(clauseIdsOf(mine)).size).toBe(clauseIdsOf(mine).length);
      writers.forEach((writer) => writer.leave());
    }),
    { numRuns: 60, examples: [[[{ by: 0, act: (writer) => writer.paste(copy) }]]] },
  );
});

it('someone writing alone never makes an id twice, and every clause in the page is in the blocks', () => {
  fc.assert(
    fc.property(fc.array(acts, { maxLength: 30 }), (deeds) => {
      const writer = new Writer(log);
      for (const act of deeds) {
        act(writer);
        const ids = writer.ids.map(String);
        expect(new Set(ids).size).toBe(ids.length);
        expect(clauseIdsOf(writer)).toEqual(ids);
      }
      writer.leave();
    }),
    { numRuns: 60 },
  );
});
