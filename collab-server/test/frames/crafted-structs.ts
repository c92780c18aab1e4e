import { step2Frame, updateFrame } from '@samepage/sync-protocol';
import { after, crafted, eitherWay, manyOf, own, ownAt, ownText, second, type Crafted } from './craft';
import type { Id } from './write';
import * as w from './write';

/** Elements each inside the one before. */
const nest = ([client, clock]: Id, depth: number): w.Struct[] =>
  manyOf(depth, (level) => ({
    ...w.type(3, 'e'),
    parent: level === 0 ? 'page' : ([client, clock + level - 1] as const),
  }));

const nestedArrays = (depth: number): number[] => [
  1,
  ...manyOf(depth, () => [117, 1]).flat(),
  // At the bottom, `true`.
  120,
];

const claims: readonly Crafted[] = [
  crafted('thirty million structs in ten bytes', 'bad_frame', () =>
    updateFrame(w.numbers(1, 30_000_000, 1, 0, 0, 1)),
  ),
  crafted('two thousand million clients in five bytes', 'bad_frame', () => updateFrame(w.numbers(2 ** 31))),
  crafted('more deleted ranges than there are bytes', 'bad_frame', ({ honest }) =>
    updateFrame(w.numbers(0, 1, honest, 2 ** 31, 0, 1)),
  ),
  crafted('a text longer than the frame', 'bad_frame', own(w.bare(4, 0xff, 0xff, 0x7f, 0x61))),
  crafted('more values than there are bytes', 'bad_frame', own(w.bare(8, 0xff, 0xff, 0xff, 0xff, 0x07, 126))),
  crafted('fewer structs than there are', 'bad_frame', ({ own: [client, clock] }) =>
    updateFrame(w.update([{ client, clock, structs: [w.string('a'), w.string('b')], claims: 1 }])),
  ),
  crafted('400,000 GC structs of one', 'too_large', ({ own: at }) =>
    step2Frame(
      w.writtenAll(
        at,
        manyOf(400_000, () => w.gc(1)),
      ),
    ),
  ),
  crafted('20,001 GC structs of one', 'too_large', ({ own: at }) =>
    updateFrame(
      w.writtenAll(
        at,
        manyOf(20_001, () => w.gc(1)),
      ),
    ),
  ),
  crafted('20,000 GC structs of one', 'kept', ({ own: at }) =>
    updateFrame(
      w.writtenAll(
        at,
        manyOf(20_000, () => w.gc(1)),
      ),
    ),
  ),
];

/** Who tells again, in other words, what is committed, changes nothing by it; a gate that notices may say so. */
const told = ['known', 'forged'] as const;
const toldAndMore = ['kept', 'known', 'forged'] as const;

const identities: readonly Crafted[] = [
  crafted('a gap before its own words', 'bad_frame', ({ own: at }) =>
    updateFrame(w.written(after(at, 5), w.string('gap'))),
  ),
  crafted('next words of another’s client id', 'forged', ({ honest, scene }) =>
    updateFrame(w.written([honest, scene.end], { ...w.string('FORGED'), origin: scene.letter })),
  ),
  crafted('GC in another’s name', 'forged', ({ honest, scene }) =>
    updateFrame(w.written([honest, scene.end], w.gc(1))),
  ),
  crafted('other words for what another has committed', told, ({ honest }) =>
    updateFrame(w.written([honest, 0], w.string('FORGED'))),
  ),
  crafted(
    'other words for what another has committed, and beyond',
    ['forged', 'bad_frame'],
    ({ honest, scene }) => updateFrame(w.written([honest, scene.end - 1], w.string('FORGED'))),
  ),
  crafted('other words for its own committed ones', told, ({ own: [client] }) =>
    updateFrame(w.written([client, 0], { ...w.string('DIFFERENT!'), parent: 'mine' })),
  ),
  crafted('other words for its own committed ones, and more', toldAndMore, ({ own: [client, clock] }) =>
    updateFrame(w.written([client, clock - 5], { ...w.string('DIFFERENT!'), parent: 'mine' })),
  ),
  crafted('another place for its own committed words', told, ({ own: [client], scene }) =>
    updateFrame(w.written([client, 0], { ...w.string(ownText), origin: scene.letter })),
  ),
  crafted('two stories under one clock, at once', toldAndMore, ({ own: at }) => [
    updateFrame(w.written(at, { ...w.string('STORY A'), parent: 'words' })),
    updateFrame(w.written(at, { ...w.string('STORY B'), parent: 'words' })),
  ]),
  crafted('two stories under one clock, the second longer', toldAndMore, ({ own: at }) => [
    updateFrame(w.written(at, { ...w.string('AAAA'), parent: 'words' })),
    updateFrame(w.written(at, { ...w.string('BBBBBBBB'), parent: 'words' })),
  ]),
  crafted('a pair of surrogates cut by what is known', toldAndMore, ({ own: at }) => [
    updateFrame(w.written(at, { ...w.string('ab'), parent: 'words' })),
    updateFrame(w.written(at, { ...w.string('a😀b'), parent: 'words' })),
  ]),
  ...[2 ** 53 - 1, 2 ** 53, 2 ** 31].map((clock) =>
    crafted(`clock ${clock}`, 'bad_frame', ({ own: [client] }) =>
      updateFrame(w.written([client, clock], w.string('late'))),
    ),
  ),
  crafted('a length that ends beyond every clock', 'bad_frame', own(w.gc(2 ** 53 - 1))),
  crafted('a client id of 33 bits', 'bad_frame', () => updateFrame(w.written([2 ** 32, 0], w.string('x')))),
  crafted('a deletion by a client id of 53 bits', 'bad_frame', () =>
    updateFrame(w.update([], [[2 ** 53 - 1, [[0, 1]]]])),
  ),
];

const nesting: readonly Crafted[] = [
  crafted('elements 64 deep', 'kept', ({ own: at }) => updateFrame(w.writtenAll(at, nest(at, 64)))),
  ...[65, 5_000].map((depth) =>
    crafted(`elements ${depth} deep`, 'bad_frame', ({ own: at }) =>
      updateFrame(w.writtenAll(at, nest(at, depth))),
    ),
  ),
  crafted('elements 50,000 deep', 'too_large', ({ own: at }) =>
    step2Frame(w.writtenAll(at, nest(at, 50_000))),
  ),
  crafted('elements 65 deep, one more with each frame', 'bad_frame', ({ own: [client, clock] }) => {
    const all = nest([client, clock], 65);
    return all.map((struct, level) => updateFrame(w.written([client, clock + level], struct)));
  }),
  crafted('elements 65 deep, under neighbours', 'bad_frame', ({ own: [client, clock] }) => {
    // Each level is an element and, to its right, the element that the next level is in.
    const structs = manyOf(65, (level): w.Struct[] => [
      { ...w.type(3, 'e'), parent: level === 0 ? 'page' : ([client, clock + 2 * level - 1] as const) },
      { ...w.type(3, 'e'), origin: [client, clock + 2 * level] },
    ]).flat();
    return updateFrame(w.written([client, clock], ...structs));
  }),
  crafted('values 60 deep', 'kept', own(w.bare(8, ...nestedArrays(60)))),
  crafted('values 100 deep', 'bad_frame', own(w.bare(8, ...nestedArrays(100)))),
  crafted('values 50,000 deep', 'bad_frame', own(w.bare(8, ...nestedArrays(50_000)))),
  crafted('an embed 50,000 deep', 'bad_frame', own(w.embed('['.repeat(50_000) + ']'.repeat(50_000)))),
  crafted('a mark 100 deep', 'bad_frame', own(w.format('bold', '['.repeat(100) + ']'.repeat(100)))),
];

const places: readonly Crafted[] = [
  crafted('parents in a circle', 'bad_frame', (place) => {
    const [one, two] = [place.own, [second(place), 0]] as const;
    return updateFrame(
      w.update([
        { client: two[0], clock: 0, structs: [{ ...w.type(3, 'e'), parent: one }] },
        { client: one[0], clock: one[1], structs: [{ ...w.type(3, 'e'), parent: two }] },
      ]),
    );
  }),
  crafted('neighbours in a circle', 'bad_frame', (place) => {
    const [one, two] = [place.own, [second(place), 0]] as const;
    return updateFrame(
      w.update([
        { client: two[0], clock: 0, structs: [{ ...w.string('x'), right: one }] },
        { client: one[0], clock: one[1], structs: [{ ...w.string('x'), right: two }] },
      ]),
    );
  }),
  crafted('a circle through what waits in the same blocks', 'bad_frame', (place) => {
    // Each client's first letter stands beside the other's second one.
    const [one, two] = [place.own, [second(place), 0] as const];
    return updateFrame(
      w.update([
        { client: two[0], clock: 0, structs: [{ ...w.string('x'), origin: after(one, 1) }, w.string('y')] },
        {
          client: one[0],
          clock: one[1],
          structs: [{ ...w.string('x'), origin: after(two, 1) }, w.string('y')],
        },
      ]),
    );
  }),
  crafted('a parent that is itself', 'bad_frame', ({ own: at }) =>
    updateFrame(w.written(at, { ...w.type(3, 'e'), parent: at })),
  ),
  crafted('a left neighbour that is itself', 'bad_frame', ({ own: at }) =>
    updateFrame(w.written(at, { ...w.string('abc'), origin: after(at, 1) })),
  ),
  crafted('blocks that need each other, without a circle', 'kept', (place) => {
    const [one, two] = [place.own, [second(place), 0] as const];
    return updateFrame(
      w.update([
        { client: one[0], clock: one[1], structs: [{ ...w.string('x'), origin: two }] },
        { client: two[0], clock: 0, structs: [{ ...w.string('y'), parent: 'words' }] },
      ]),
    );
  }),
  crafted('a parent nobody has', 'bad_frame', (place) =>
    updateFrame(w.written(place.own, { ...w.string('x'), parent: [second(place), 7] })),
  ),
  crafted(
    'a parent that is text',
    eitherWay,
    ownAt(({ letter }) => ({ ...w.string('x'), parent: letter })),
  ),
  crafted('elements in a parent that is text', eitherWay, ({ own: at, scene }) =>
    updateFrame(
      w.written(at, { ...w.type(3, 'e'), parent: scene.letter }, { ...w.type(3, 'e'), parent: at }),
    ),
  ),
  crafted(
    'a parent that is a map’s value',
    eitherWay,
    ownAt(({ mapValue }) => ({ ...w.string('x'), parent: mapValue })),
  ),
  crafted(
    'a parent that is a mark',
    eitherWay,
    ownAt(({ mark }) => ({ ...w.string('x'), parent: mark })),
  ),
  crafted(
    'a parent that is deleted text',
    eitherWay,
    ownAt(({ deletedText }) => ({ ...w.string('x'), parent: deletedText })),
  ),
  // Who types in an element while another deletes it sends the next three.
  crafted(
    'a parent that is a deleted element',
    'kept',
    ownAt(({ deletedElement }) => ({ ...w.string('x'), parent: deletedElement })),
  ),
  crafted(
    'a parent that was collected',
    'kept',
    ownAt(({ collected }) => ({ ...w.string('x'), parent: collected })),
  ),
  crafted(
    'a neighbour that was collected',
    'kept',
    ownAt(({ collected }) => ({ ...w.string('x'), origin: collected })),
  ),
  crafted(
    'a neighbour that is deleted',
    'kept',
    ownAt(({ deletedText }) => ({ ...w.string('x'), origin: deletedText })),
  ),
  crafted(
    'neighbours in two elements',
    eitherWay,
    ownAt(({ element, inOtherElement }) => ({ ...w.string('x'), origin: element, right: inOtherElement })),
  ),
  crafted(
    'neighbours in two elements of one depth',
    eitherWay,
    ownAt(({ inElement, inOtherElement }) => ({
      ...w.type(3, 'e'),
      origin: inElement,
      right: inOtherElement,
    })),
  ),
  crafted(
    'a neighbour on the page and one in an element',
    eitherWay,
    ownAt(({ inElement, otherElement }) => ({ ...w.type(3, 'e'), origin: inElement, right: otherElement })),
  ),
  crafted(
    'neighbours in two roots',
    eitherWay,
    ownAt(({ letter, element }) => ({ ...w.string('x'), origin: letter, right: element })),
  ),
  crafted(
    'neighbours in text and in a map',
    eitherWay,
    ownAt(({ letter, mapValue }) => ({ ...w.string('x'), origin: letter, right: mapValue })),
  ),
  crafted(
    'a neighbour that lives and one that was collected',
    eitherWay,
    ownAt(({ letter, collected }) => ({ ...w.string('x'), origin: letter, right: collected })),
  ),
  crafted(
    'left after right',
    eitherWay,
    ownAt(({ text }) => ({ ...w.string('x'), origin: after(text, 6), right: after(text, 2) })),
  ),
  crafted(
    'left after right in one run of letters',
    eitherWay,
    ownAt(({ text }) => ({ ...w.string('x'), origin: after(text, 4), right: after(text, 2) })),
  ),
  crafted(
    'left and right the same',
    eitherWay,
    ownAt(({ letter }) => ({ ...w.string('x'), origin: letter, right: letter })),
  ),
  crafted(
    'beside an attribute, without its name',
    'kept',
    ownAt(({ attribute }) => ({ ...w.any('other'), origin: attribute })),
  ),
  crafted(
    'to the left of a map’s value',
    eitherWay,
    ownAt(({ mapValue }) => ({ ...w.any('other'), right: mapValue })),
  ),
  crafted(
    'after a value that was overwritten',
    'kept',
    ownAt(({ overwritten }) => ({ ...w.any('other'), origin: overwritten })),
  ),
  crafted('text on a page of elements', 'kept', own({ ...w.string('bare'), parent: 'page' })),
  crafted('an element in a text', 'kept', own({ ...w.type(3, 'e'), parent: 'words' })),
  crafted('attributes of a text', 'kept', own({ ...w.any('odd'), parent: 'words', sub: 'k' })),
  crafted('letters in a map', 'kept', own({ ...w.string('odd'), parent: 'map' })),
];

export const craftedStructs: readonly Crafted[] = [...claims, ...identities, ...nesting, ...places];
