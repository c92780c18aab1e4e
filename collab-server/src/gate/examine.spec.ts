import { withSeed } from '@samepage/testing';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { encodeAdditions } from '../encode';
import { Outline } from '../outline/outline';
import { decode } from './decode';
import { additionFromLog, examine as examineAgainst } from './examine';

/** What an update is, seen against a document; what it adds, put into an update again. */
function examine(known: Y.Doc, update: Uint8Array) {
  const outline = new Outline();
  additionFromLog(outline, decode(Y.encodeStateAsUpdate(known), { isTrusted: true })).outline.settle();
  const found = examineAgainst(outline, update);
  if (found.verdict !== 'new') return found;
  const { addition } = found;
  return { verdict: found.verdict, clients: addition.writers, update: encodeAdditions([addition]) };
}

let doc: Y.Doc;
beforeEach(() => {
  doc = new Y.Doc();
  doc.clientID = 1;
  doc.getText('words').insert(0, 'known words');
});

/** What a client with the document's state sends when it makes a change. */
function changed(change: (copy: Y.Doc) => void, clientId = 2, from = doc): Uint8Array {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(from));
  copy.clientID = clientId;
  const before = Y.encodeStateVector(copy);
  const updates: Uint8Array[] = [];
  copy.on('update', (update: Uint8Array) => updates.push(update));
  change(copy);
  return updates.length === 1 ? updates[0]! : Y.diffUpdate(Y.mergeUpdates(updates), before);
}

/** An update written by hand: blocks of structs, then deletions. */
function crafted(write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder();
  write(encoder);
  return encoding.toUint8Array(encoder);
}
const numbers = (...values: number[]) =>
  crafted((encoder) => values.forEach((value) => encoding.writeVarUint(encoder, value)));
const verdictOf = (update: Uint8Array) => examine(doc, update).verdict;
const reasonOf = (update: Uint8Array) => {
  const found = examine(doc, update);
  return found.verdict === 'refused' ? found.reason : found.verdict;
};

describe('what an update adds', () => {
  it('[SY8] is nothing when all of it is known', () => {
    expect(verdictOf(Y.encodeStateAsUpdate(doc))).toBe('known');
    expect(verdictOf(numbers(0, 0))).toBe('known');
    doc.getText('words').delete(0, 3);
    expect(verdictOf(Y.encodeStateAsUpdate(doc))).toBe('known');
  });

  it('is new structs, with whose they are', () => {
    const update = changed((copy) => copy.getText('words').insert(3, 'new'));
    expect(examine(doc, update)).toEqual({ verdict: 'new', clients: [2], update });
  });

  it('is new deletions, which are nobody’s', () => {
    const update = changed((copy) => copy.getText('words').delete(0, 3));
    expect(examine(doc, update)).toEqual({ verdict: 'new', clients: [], update });
  });

  it('[SY28] is what was named of many deletions, from right to left or between what was deleted before', () => {
    const letters = 400_000;
    doc.getText('long').insert(0, 'x'.repeat(letters));
    const outline = new Outline();
    additionFromLog(outline, decode(Y.encodeStateAsUpdate(doc), { isTrusted: true })).outline.settle();
    const first = 'known words'.length;
    const every = (step: number, from: number) =>
      Array.from({ length: letters / step }, (_, index) => first + index * step + from);
    const deleting = (clocks: number[]) =>
      crafted((encoder) => {
        for (const value of [0, 1, 1, clocks.length]) encoding.writeVarUint(encoder, value);
        for (const clock of clocks) {
          encoding.writeVarUint(encoder, clock);
          encoding.writeVarUint(encoder, 1);
        }
      });
    // One by one, each of these would move a hundred thousand others: that is seconds.
    for (const clocks of [every(4, 0).reverse(), every(4, 2)]) {
      const found = examineAgainst(outline, deleting(clocks));
      if (found.verdict !== 'new') throw new Error(`They are ${found.verdict}.`);
      const ranges = clocks.toSorted((one, other) => one - other).map((from) => ({ from, to: from + 1 }));
      expect(found.addition.deletions).toEqual([[1, ranges]]);
      found.addition.outline.settle();
    }
    expect(outline.undeleted(1, first, first + 6)).toEqual([
      { from: first + 1, to: first + 2 },
      { from: first + 3, to: first + 4 },
      { from: first + 5, to: first + 6 },
    ]);
  });

  it('[SY14] leaves out what is known, whatever words it claims for it', () => {
    const other = new Y.Doc();
    other.clientID = 1;
    other.getText('words').insert(0, 'FORGED WORD');
    const forged = Y.mergeUpdates([
      Y.encodeStateAsUpdate(other),
      changed((copy) => copy.getText('words').insert(11, 'new')),
    ]);
    const found = examine(doc, forged);
    expect(found).toMatchObject({ verdict: 'new', clients: [2] });
    const kept = (found as unknown as { update: Uint8Array }).update;
    expect(Buffer.from(kept).toString('latin1')).not.toContain('FORGED');
    Y.applyUpdate(doc, kept);
    expect(doc.getText('words').toJSON()).toBe('known wordsnew');
  });

  it('[SY14] names everyone whose structs are new', () => {
    const forged = changed((copy) => copy.getText('words').insert(0, 'a'), 3);
    const own = changed((copy) => copy.getText('words').insert(0, 'b'), 2);
    const found = examine(doc, Y.mergeUpdates([forged, own]));
    expect(found.verdict === 'new' && [...found.clients].sort()).toEqual([2, 3]);
  });

  it('changes nothing in the document', () => {
    const before = Y.encodeStateAsUpdate(doc);
    verdictOf(changed((copy) => copy.getText('other').insert(0, 'new')));
    expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
    expect([...doc.share.keys()]).toEqual(['words']);
  });
});

describe('[SY16] what builds on nothing', () => {
  it('is a gap in a client’s own clock', () => {
    const first = changed((copy) => copy.getText('words').insert(0, 'a'));
    const copy = new Y.Doc();
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
    Y.applyUpdate(copy, first);
    expect(verdictOf(changed((next) => next.getText('words').insert(1, 'b'), 2, copy))).toBe('missing');
  });

  it('is a neighbour or a parent nobody has', () => {
    const elsewhere = new Y.Doc();
    elsewhere.clientID = 9;
    elsewhere.getArray('list').insert(0, [new Y.Map()]);
    const inMap = (copy: Y.Doc): void => {
      (copy.getArray('list').get(0) as Y.Map<number>).set('a', 1);
    };
    expect(verdictOf(changed(inMap, 2, elsewhere))).toBe('missing');
  });

  it('is a deletion of what nobody wrote', () => {
    expect(verdictOf(numbers(0, 1, 77, 1, 0, 5))).toBe('missing');
    expect(verdictOf(numbers(0, 1, 1, 1, 5, 50))).toBe('missing');
  });
});

describe('[SY28] what is never acceptable', () => {
  /** Info bytes of structs: an item with a string, no neighbours, and a named parent. */
  const string = 4;
  const item = (encoder: encoding.Encoder, parent: string, text: string): void => {
    encoding.writeVarUint(encoder, string);
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarString(encoder, parent);
    encoding.writeVarString(encoder, text);
  };
  const block = (encoder: encoding.Encoder, count: number, client: number, clock: number): void => {
    for (const value of [count, client, clock]) encoding.writeVarUint(encoder, value);
  };

  it.each<[string, () => Uint8Array]>([
    ['nothing at all', () => new Uint8Array()],
    ['thirty million structs in ten bytes', () => numbers(1, 30_000_000, 1, 0, 0, 1)],
    ['a client id larger than Yjs makes', () => numbers(1, 1, 2 ** 33, 0, 0, 1, 0)],
    ['a struct of no length', () => numbers(1, 1, 2, 0, 0, 0, 0)],
    ['a clock beyond all typing', () => numbers(1, 1, 2, 0, 0, 2 ** 40, 0)],
    ['a deletion of no length', () => numbers(0, 1, 1, 1, 0, 0)],
    ['a subdocument', () => changed((copy) => copy.getMap('m').set('d', new Y.Doc()))],
    ['an attribute that would be a prototype', () => changed((copy) => copy.getMap('m').set('__proto__', 1))],
    ['the second encoding', () => Y.encodeStateAsUpdateV2(changedDoc())],
    [
      'two blocks of one client',
      () =>
        crafted((encoder) => {
          encoding.writeVarUint(encoder, 2);
          for (const _ of [1, 2]) {
            block(encoder, 1, 2, 0);
            item(encoder, 'words', 'a');
          }
          encoding.writeVarUint(encoder, 0);
        }),
    ],
    [
      'a neighbour that comes later',
      () =>
        crafted((encoder) => {
          encoding.writeVarUint(encoder, 1);
          block(encoder, 1, 2, 0);
          for (const value of [string | 0x80, 2, 5]) encoding.writeVarUint(encoder, value);
          encoding.writeVarString(encoder, 'a');
          encoding.writeVarUint(encoder, 0);
        }),
    ],
  ])('%s', (_, make) => {
    expect(reasonOf(make())).toBe('bad_frame');
  });

  it.each<[string, (copy: Y.Doc) => void]>([
    ['a name', (copy) => copy.getMap('m').set('n'.repeat(300), 1)],
    ['an attribute', (copy) => copy.getMap('m').set('a', 'v'.repeat(20_000))],
    [
      'the name of an element',
      (copy) => copy.getXmlFragment('x').insert(0, [new Y.XmlElement('e'.repeat(300))]),
    ],
    ['the name of a top-level type', (copy) => copy.getText('t'.repeat(300)).insert(0, 'a')],
    ['a mark', (copy) => copy.getText('words').format(0, 3, { link: 'h'.repeat(20_000) })],
  ])('%s that is too long', (_, change) => {
    expect(reasonOf(changed(change))).toBe('too_large');
  });

  it('more structs than anyone writes', () => {
    const update = crafted((encoder) => {
      encoding.writeVarUint(encoder, 1);
      block(encoder, 20_001, 2, 0);
      for (let index = 0; index < 20_001; index++) item(encoder, 'words', 'a');
      encoding.writeVarUint(encoder, 0);
    });
    expect(reasonOf(update)).toBe('too_large');
  });

  it('more structs than anyone writes, without reading on: what comes after them is not looked at', () => {
    const update = crafted((encoder) => {
      encoding.writeVarUint(encoder, 1);
      block(encoder, 1_000_000, 2, 0);
      for (let index = 0; index < 20_001; index++) item(encoder, 'words', 'a');
    });
    expect(reasonOf(update)).toBe('too_large');
  });

  it.each([
    [60, 'new'],
    [100, 'bad_frame'],
    [5_000, 'bad_frame'],
  ])('elements nested %i deep: %s', (depth, expected) => {
    expect(reasonOf(changed((copy) => nest(copy, depth)))).toBe(expected);
  });

  it('elements nested too deep a little at a time', () => {
    for (let round = 0; ; round++) {
      const update = changed((copy) => nest(copy, 20), 100 + round);
      const found = examine(doc, update);
      if (found.verdict !== 'new') {
        expect(reasonOf(update)).toBe('bad_frame');
        expect(round).toBe(3);
        return;
      }
      Y.applyUpdate(doc, update);
    }
  });

  it('values nested too deep', () => {
    let value: unknown = 1;
    for (let depth = 0; depth < 100; depth++) value = [value];
    expect(reasonOf(changed((copy) => copy.getArray('a').insert(0, [value])))).toBe('bad_frame');
  });

  withSeed('and random or broken bytes never throw, nor take long', (random) => {
    const honest = changed((copy) => copy.getText('words').insert(3, 'new'));
    const start = performance.now();
    for (let round = 0; round < 5_000; round++) {
      const update = random.chance(0.5) ? random.bytes(random.below(60)) : honest.slice();
      for (let flip = random.below(4); flip >= 0; flip--)
        update[random.below(update.length || 1)] = random.below(256);
      examine(doc, update);
    }
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});

/** Nests elements into the deepest one there is. */
function nest(copy: Y.Doc, depth: number): void {
  copy.transact(() => {
    let inner: Y.XmlFragment = copy.getXmlFragment('x');
    while (inner.length > 0) inner = inner.get(0) as Y.XmlElement;
    for (let level = 0; level < depth; level++) {
      const element = new Y.XmlElement('e');
      inner.insert(0, [element]);
      inner = element;
    }
  });
}

function changedDoc(): Y.Doc {
  const other = new Y.Doc();
  other.getText('words').insert(0, 'in another encoding');
  return other;
}
