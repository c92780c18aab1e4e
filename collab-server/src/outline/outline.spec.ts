import { SeededRandom, withSeed } from '@samepage/testing';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { encodeAdditions } from '../encode';
import { decode } from '../gate/decode';
import { additionFromLog, examine } from '../gate/examine';
import { Outline } from './outline';

const words = (doc: Y.Doc) => doc.getText('words');

function outlineOf(...updates: Uint8Array[]): Outline {
  const outline = new Outline();
  for (const update of updates)
    additionFromLog(outline, decode(update, { isTrusted: true })).outline.settle();
  return outline;
}

/** What a change sends, made by a client of this id that has the state of `doc`. */
function changed(doc: Y.Doc, clientId: number, change: (copy: Y.Doc) => void): Uint8Array {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  copy.clientID = clientId;
  const before = Y.encodeStateVector(copy);
  change(copy);
  return Y.encodeStateAsUpdate(copy, before);
}

const verdictOf = (outline: Outline, update: Uint8Array) => {
  const found = examine(outline, update);
  return found.verdict === 'refused' ? found.reason : found.verdict;
};

describe('an outline', () => {
  it('knows clocks, deletions and places of what was written on and on', () => {
    const doc = new Y.Doc();
    doc.clientID = 1;
    words(doc).insert(0, 'on and on');
    words(doc).delete(3, 3);
    const outline = outlineOf(Y.encodeStateAsUpdate(doc));
    expect(outline.clockOf(1)).toBe(9);
    expect(outline.clockOf(2)).toBe(0);
    expect(outline.undeleted(1, 0, 9)).toEqual([
      { from: 0, to: 3 },
      { from: 6, to: 9 },
    ]);
    expect(outline.placeAt({ client: 1, clock: 8 })).toMatchObject({ name: 'words', depth: 1 });
    expect(outline.runStart({ client: 1, clock: 8 })).toBe(0);
  });

  it('that lies over another changes nothing until it is settled', () => {
    const doc = new Y.Doc();
    doc.clientID = 1;
    words(doc).insert(0, 'below');
    const below = outlineOf(Y.encodeStateAsUpdate(doc));
    const update = changed(doc, 2, (copy) => {
      words(copy).insert(5, ' above');
      words(copy).delete(0, 1);
    });
    const found = examine(below, update);
    if (found.verdict !== 'new') throw new Error(found.verdict);
    expect(found.addition.outline.clockOf(2)).toBe(6);
    expect([below.clockOf(2), below.undeleted(1, 0, 1)]).toEqual([0, [{ from: 0, to: 1 }]]);
    found.addition.outline.settle();
    expect([below.clockOf(2), below.undeleted(1, 0, 1)]).toEqual([6, []]);
    expect(verdictOf(below, update)).toBe('known');
  });

  it('knows a run that goes on in what comes later', () => {
    const doc = new Y.Doc();
    doc.clientID = 1;
    const updates: Uint8Array[] = [];
    doc.on('update', (update: Uint8Array) => updates.push(update));
    for (const letter of 'abc') words(doc).insert(words(doc).length, letter);
    const outline = outlineOf(...updates);
    expect(outline.runStart({ client: 1, clock: 2 })).toBe(0);
    words(doc).insert(0, 'x');
    expect(outlineOf(...updates).runStart({ client: 1, clock: 3 })).toBe(3);
  });
});

describe('[SY16] neighbours', () => {
  const two = new Y.Doc();
  two.clientID = 1;
  const [left, right] = [new Y.XmlElement('a'), new Y.XmlElement('b')];
  two.getXmlFragment('page').insert(0, [left, right]);
  left.insert(0, [new Y.XmlText('in a')]);
  right.insert(0, [new Y.XmlText('in b')]);
  const state = Y.encodeStateAsUpdate(two);
  const within = (element: Y.XmlElement): Y.ID => (element.get(0) as Y.XmlText)._start!.id;

  const between = (origin: Y.ID, rightOrigin: Y.ID): Uint8Array => {
    const item = new Y.Item(
      new Y.ID(9, 0),
      null,
      origin,
      null,
      rightOrigin,
      null,
      null,
      new Y.ContentString('!'),
    );
    return encodeAdditions([
      { pieces: [{ struct: item, offset: 0 }], deletions: [], writers: [9], outline: new Outline() },
    ]);
  };

  it('in two elements are refused', () => {
    expect(verdictOf(outlineOf(state), between(within(left), within(right)))).toBe('bad_frame');
  });

  it('in two elements are nobody’s business where both were deleted', () => {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, state);
    const gone = changed(doc, 2, (copy) => copy.getXmlFragment('page').delete(0, 2));
    expect(verdictOf(outlineOf(state, gone), between(within(left), within(right)))).toBe('new');
  });

  it('of which the right one stands before the left one, as undo makes them, are kept without it', () => {
    const last = new Y.ID(1, within(left).clock + 3);
    const found = examine(outlineOf(state), between(last, within(left)));
    if (found.verdict !== 'new') throw new Error(found.verdict);
    const kept = decode(encodeAdditions([found.addition])).structs[0] as Y.Item;
    expect([kept.origin, kept.rightOrigin]).toEqual([last, null]);
  });
});

describe('[SY16] under a key', () => {
  /** An update, written by hand, with so many values under one key of a map. */
  const under = (...values: number[]): Uint8Array => {
    const anyWithKey = 8 | 0x20;
    const encoder = encoding.createEncoder();
    for (const number of [1, 1, 9, 0, anyWithKey, 1]) encoding.writeVarUint(encoder, number);
    encoding.writeVarString(encoder, 'map');
    encoding.writeVarString(encoder, 'key');
    encoding.writeVarUint(encoder, values.length);
    for (const value of values) encoding.writeAny(encoder, value);
    encoding.writeVarUint(encoder, 0);
    return encoding.toUint8Array(encoder);
  };

  it('stands one value', () => {
    expect(verdictOf(new Outline(), under(1))).toBe('new');
    expect(verdictOf(new Outline(), under(1, 2))).toBe('bad_frame');
  });
});

describe('additions', () => {
  withSeed('put together are what they were one by one', (random) => {
    const [first, second] = [new Y.Doc(), new Y.Doc()];
    [first.clientID, second.clientID] = [1, 2];
    const updates: Uint8Array[] = [];
    for (const doc of [first, second]) {
      doc.on('update', (update: Uint8Array, origin: unknown) => {
        if (origin === 'other') return;
        updates.push(update);
        Y.applyUpdate(doc === first ? second : first, update, 'other');
      });
    }
    for (let step = 0; step < 200; step++) change(random, random.pick([first, second]));
    const outline = new Outline();
    const staged = new Outline(outline);
    const additions = updates.map((update) => {
      const found = examine(staged, update);
      if (found.verdict !== 'new') throw new Error(found.verdict);
      found.addition.outline.settle();
      return found.addition;
    });
    staged.settle();
    const together = new Y.Doc();
    Y.applyUpdate(together, encodeAdditions(additions));
    expect(words(together).toDelta()).toEqual(words(first).toDelta());
    expect(together.store.pendingStructs).toBeNull();
    expect(verdictOf(outline, Y.encodeStateAsUpdate(first))).toBe('known');
  });
});

function change(random: SeededRandom, doc: Y.Doc): void {
  const text = words(doc);
  const at = random.below(text.length + 1);
  if (random.chance(0.3) && at < text.length) {
    text.delete(at, Math.min(3, text.length - at));
    if (text.length > 0) return;
  }
  text.insert(at, random.pick(['a', 'bc', 'def']));
}
