import { SeededRandom, withSeed } from '@samepage/testing';
import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';
import { Content } from './content';

/** Puts what is sent into a document, as a client does; the wire's header is at most ten bytes. */
function hear(doc: Y.Doc, wires: readonly Buffer[]): void {
  for (const wire of wires) {
    const size = wire[1]!;
    const decoder = decoding.createDecoder(wire.subarray(size < 126 ? 2 : size === 126 ? 4 : 10));
    decoding.readVarUint(decoder);
    decoding.readVarUint(decoder);
    Y.applyUpdate(doc, decoding.readVarUint8Array(decoder));
  }
}

const clocksOf = (doc: Y.Doc) => Y.decodeStateVector(Y.encodeStateVector(doc));

describe('[SY5] what is committed', () => {
  withSeed('is all there for whoever comes, whatever they have, before and after a snapshot', (random) => {
    const content = new Content();
    const source = new Y.Doc();
    const leavers: { doc: Y.Doc; sequence: number }[] = [{ doc: new Y.Doc(), sequence: 0 }];
    let sequence = 0;
    source.on('update', (update: Uint8Array) => {
      const ends = new Map(
        Y.decodeUpdate(update).structs.map(({ id, length }) => [id.client, id.clock + length]),
      );
      content.append(update, ++sequence, ends);
    });
    for (let step = 0; step < 300; step++) {
      source.clientID = 1 + random.below(3);
      write(random, source);
      if (random.chance(0.05)) {
        const leaver = new Y.Doc();
        Y.applyUpdate(leaver, Y.encodeStateAsUpdate(source));
        leavers.push({ doc: leaver, sequence });
      }
      if (random.chance(0.05)) hear(new Y.Doc(), content.answer(new Map()));
      if (random.chance(0.03)) {
        const deletions = Y.encodeStateAsUpdate(source, Y.encodeStateVector(source));
        const atHand = random.chance(0.5) ? deletions : undefined;
        content.rebase(Y.encodeStateAsUpdate(source), sequence, clocksOf(source), atHand);
      }
    }
    expect(content.clocks).toEqual(clocksOf(source));
    for (const [index, { doc, sequence: left }] of leavers.entries()) {
      hear(doc, index % 2 === 0 ? content.answer(clocksOf(doc)) : content.since(left));
      expect(doc.getText('words').toDelta()).toEqual(source.getText('words').toDelta());
      expect(doc.store.pendingStructs).toBeNull();
      expect(doc.store.pendingDs).toBeNull();
    }
  });

  it('is sent as the same bytes to everyone who has nothing', () => {
    const content = new Content();
    const doc = new Y.Doc();
    doc.getText('words').insert(0, 'the same');
    content.rebase(Y.encodeStateAsUpdate(doc), 1, clocksOf(doc));
    const [first, second] = [content.answer(new Map()), content.answer(new Map())];
    expect(first.every((wire, index) => wire === second[index])).toBe(true);
  });
});

function write(random: SeededRandom, doc: Y.Doc): void {
  const text = doc.getText('words');
  const at = random.below(text.length + 1);
  if (random.chance(0.3) && at < text.length) text.delete(at, Math.min(3, text.length - at));
  else text.insert(at, random.pick(['a', 'bc', 'def']));
}
