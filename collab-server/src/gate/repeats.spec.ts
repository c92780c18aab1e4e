import { withSeed, type SeededRandom } from '@samepage/testing';
import * as Y from 'yjs';
import { Outline } from '../outline/outline';
import { decode } from './decode';
import { additionFromLog } from './examine';
import { Kept } from './kept';
import { areSame, onlyTidy } from './repeats';

/** What a log of these updates has. */
function keptOf(updates: readonly Uint8Array[]): Kept {
  const kept = new Kept(new Outline());
  for (const update of updates) take(kept, update);
  return kept;
}

function take(kept: Kept, update: Uint8Array): void {
  const decoded = decode(update, { isTrusted: true });
  additionFromLog(kept.outline, decoded).outline.settle();
  kept.add(decoded.structs);
}

const structsOf = (update: Uint8Array) => decode(update, { isTrusted: true }).structs;

function docOf(updates: readonly Uint8Array[], clientId = 9): Y.Doc {
  const doc = new Y.Doc();
  doc.clientID = clientId;
  for (const update of updates) Y.applyUpdate(doc, update);
  return doc;
}

function written(change: (doc: Y.Doc) => void, base: readonly Uint8Array[] = [], clientId = 1): Uint8Array {
  const doc = docOf(base, clientId);
  const before = Y.encodeStateVector(doc);
  change(doc);
  return Y.encodeStateAsUpdate(doc, before);
}

const say = (words: string) => (doc: Y.Doc) => doc.getText('words').insert(0, words);

describe('[SY14] a struct that is sent again', () => {
  it.each<[string, Uint8Array, Uint8Array, boolean]>([
    ['says the same', written(say('abc')), written(say('abc')), true],
    ['is as long as has been committed', written(say('ab')), written(say('abc')), true],
    ['says something else', written(say('abc')), written(say('abd')), false],
    [
      'stands in another type',
      written(say('abc')),
      written((doc) => doc.getText('other').insert(0, 'abc')),
      false,
    ],
    [
      'stands under another key',
      written((doc) => doc.getMap('map').set('one', 1)),
      written((doc) => doc.getMap('map').set('two', 1)),
      false,
    ],
    [
      'is of another kind',
      written(say('a')),
      written((doc) => doc.getText('words').insertEmbed(0, {})),
      false,
    ],
    [
      'is an element of another name',
      written((doc) => doc.getXmlFragment('page').insert(0, [new Y.XmlElement('a')])),
      written((doc) => doc.getXmlFragment('page').insert(0, [new Y.XmlElement('b')])),
      false,
    ],
    [
      'has values that JSON has no words for',
      written((doc) => doc.getArray('list').insert(0, [{ n: 1n, u: undefined }, Number.NaN])),
      written((doc) => doc.getArray('list').insert(0, [{ n: 1n, u: undefined }, Number.NaN])),
      true,
    ],
    [
      'has others of them',
      written((doc) => doc.getArray('list').insert(0, [{ n: 1n, u: undefined }])),
      written((doc) => doc.getArray('list').insert(0, [{ n: 1n, u: null }])),
      false,
    ],
  ])('%s', (_, committed, sent, isSame) => {
    expect(areSame(keptOf([committed]), structsOf(sent))).toBe(isSame);
  });

  it('stands after something else', () => {
    const base = written(say('ab'), [], 2);
    const [here, there] = [1, 2].map((at) => written((doc) => doc.getText('words').insert(at, 'x'), [base]));
    const kept = keptOf([base, here!]);
    expect(areSame(kept, structsOf(here!))).toBe(true);
    expect(areSame(kept, structsOf(there!))).toBe(false);
  });

  it('passes where it was deleted', () => {
    const deletion = written((doc) => doc.getText('words').delete(1, 1), [written(say('abc'))], 2);
    const kept = keptOf([written(say('abc')), deletion]);
    expect(areSame(kept, structsOf(written(say('axc'))))).toBe(true);
    expect(areSame(kept, structsOf(written(say('axx'))))).toBe(false);
  });

  it('passes where Yjs has spoilt a character that was cut in two', () => {
    const whole = written(say('a😀b'));
    const cut = docOf([whole], 2);
    cut.getText('words').insert(2, '-');
    const kept = keptOf([whole, Y.encodeStateAsUpdate(cut, Y.encodeStateVectorFromUpdate(whole))]);
    expect(areSame(kept, structsOf(Y.encodeStateAsUpdate(cut)))).toBe(true);
  });
});

describe('pages of honest people', () => {
  withSeed('are what the log says, and only what is deleted may be said to be', (random) => {
    for (let page = 0; page < 30; page++) {
      const { docs, log } = writePage(random);
      const kept = keptOf(log);
      const live = docOf(log);
      for (const doc of docs) expect(areSame(kept, structsOf(Y.encodeStateAsUpdate(doc)))).toBe(true);
      for (const [client, structs] of live.store.clients) {
        for (const { id, length, deleted, ...rest } of structs) {
          const isMark = 'content' in rest && rest.content instanceof Y.ContentFormat;
          const ranges = kept.outline.undeleted(client, id.clock, id.clock + length);
          if (ranges.length === 0) continue;
          expect(onlyTidy(kept, [[client, ranges]])).toBe(deleted || isMark);
        }
      }
    }
  });
});

/** Three people write by turns without always hearing each other; the log has it in an order that fits, perhaps with a snapshot. */
function writePage(random: SeededRandom): { docs: Y.Doc[]; log: Uint8Array[] } {
  const log: Uint8Array[] = [];
  const docs = [3, 1, 2].map((clientId) => docOf([], clientId));
  const heard = docs.map(() => 0);
  for (const doc of docs) {
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'log') log.push(update);
    });
  }
  const hear = (index: number): void => {
    for (; heard[index]! < log.length; heard[index]!++)
      Y.applyUpdate(docs[index]!, log[heard[index]!]!, 'log');
  };
  for (let step = 0; step < 60; step++) {
    const index = random.below(docs.length);
    if (random.chance(0.4)) hear(index);
    change(random, docs[index]!);
  }
  docs.forEach((_, index) => hear(index));
  const half = random.below(log.length);
  const isCompacted = random.chance(0.5);
  const base = isCompacted ? [Y.encodeStateAsUpdate(docOf(log.slice(0, half)))] : log.slice(0, half);
  return { docs, log: [...base, ...log.slice(half)] };
}

function change(random: SeededRandom, doc: Y.Doc): void {
  const [text, map, page] = [doc.getText('words'), doc.getMap('map'), doc.getXmlFragment('page')];
  const element = page.length > 0 ? (page.get(random.below(page.length)) as Y.XmlElement) : undefined;
  const at = random.below(text.length + 1);
  switch (random.below(8)) {
    case 0:
    case 1: {
      text.insert(at, random.pick(['a', 'bc', 'def']));
      return;
    }
    case 2: {
      text.delete(at, Math.min(2, text.length - at));
      return;
    }
    case 3: {
      text.format(at, Math.min(3, text.length - at), { bold: random.pick([true, null]) });
      return;
    }
    case 4:
      map.set(random.pick(['one', 'two']), random.pick([1, 'text', new Y.Map([['deep', 1]])]));
      return;
    case 5: {
      map.delete(random.pick(['one', 'two']));
      return;
    }
    case 6: {
      page.insert(0, [new Y.XmlElement('p')]);
      return;
    }
    default:
      if (random.chance(0.3) && element) {
        page.delete(0, 1);
        return;
      }
      element?.insert(0, [new Y.XmlText('words')]);
      return element?.setAttribute('kind', random.pick(['one', 'two']));
  }
}
