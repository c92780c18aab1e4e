import { step2Frame, updateFrame } from '@samepage/sync-protocol';
import { after, crafted, eitherWay, long, manyOf, own, ownAt, type Crafted } from './craft';
import * as w from './write';

const contents: readonly Crafted[] = [
  ...[7, 8, 100].map((reference) =>
    crafted(`a type of kind ${reference}`, 'bad_frame', own(w.type(reference))),
  ),
  ...[11, 12, 15, 31].map((kind) =>
    crafted(
      `content of kind ${kind}${kind === 11 ? ' (a move)' : ''}`,
      'bad_frame',
      own(w.bare(kind, 0, 0, 0, 0)),
    ),
  ),
  crafted('a document in the document', 'bad_frame', own(w.subdocument('inner'))),
  crafted('text that is no UTF-8', 'bad_frame', own(w.brokenString(0xff, 0xfe, 0xfd))),
  crafted('text cut within a letter', 'bad_frame', own(w.brokenString(0x61, 0xe2, 0x82))),
  crafted('overlong UTF-8', 'bad_frame', own(w.brokenString(0xc0, 0x80))),
  crafted('half a pair of surrogates', 'bad_frame', own(w.brokenString(0xed, 0xa0, 0xbd))),
  crafted('a name that is no UTF-8', 'bad_frame', own(w.bare(4 | 0x20, 1, 1, 0xff, 1, 0x61, 1, 0x61))),
  crafted('half a pair of surrogates as JSON', eitherWay, own(w.embed('"\\ud83d"'))),
  crafted('half a pair of surrogates as a value', eitherWay, own(w.json('"\\ude00"', '{"\\ud83d":1}'))),
  crafted('NUL and other controls', 'kept', own(w.string('\u0000\u0001\u202e\u2028'))),
  crafted(
    'a letter between two surrogates',
    'kept',
    ownAt(({ pair }) => ({ ...w.string('x'), origin: pair, right: after(pair, 1) })),
  ),
  crafted('the deletion of half a pair of surrogates', 'kept', ({ scene: { pair } }) =>
    updateFrame(w.update([], [[pair[0], [[pair[1], 1]]]])),
  ),
  crafted('an embed that is no JSON', 'bad_frame', own(w.embed('{'))),
  crafted('a mark that is no JSON', 'bad_frame', own(w.format('bold', 'tru'))),
  crafted(
    'a mark nobody knows',
    'kept',
    own({ ...w.format('<b onclick=1>', '{"a":"<script>"}'), parent: 'words' }),
  ),
  crafted(
    'an attribute’s name of 100 kB',
    'too_large',
    own({ ...w.any(1), parent: 'map', sub: long(100_000) }),
  ),
  crafted('a root’s name of 100 kB', 'too_large', own({ ...w.string('x'), parent: long(100_000) })),
  crafted('an element’s name of 100 kB', 'too_large', own({ ...w.type(3, long(100_000)), parent: 'page' })),
  crafted('a mark’s name of 100 kB', 'too_large', own(w.format(long(100_000), 'true'))),
  crafted('an attribute of 100 kB', 'too_large', own({ ...w.any(long(100_000)), parent: 'map', sub: 'k' })),
  crafted(
    'an attribute of 100 kB, as text',
    'too_large',
    own({ ...w.string(long(100_000)), parent: 'map', sub: 'k' }),
  ),
  crafted('an embed of 100 kB', 'too_large', own(w.embed(JSON.stringify({ src: long(100_000) })))),
  crafted(
    'an attribute named __proto__',
    'bad_frame',
    own({ ...w.any({ polluted: 1 }), parent: 'map', sub: '__proto__' }),
  ),
  crafted('a root named __proto__', 'bad_frame', own({ ...w.string('x'), parent: '__proto__' })),
  crafted('an element named __proto__', 'bad_frame', own({ ...w.type(3, '__proto__'), parent: 'page' })),
  crafted('a hook named __proto__', 'bad_frame', own({ ...w.type(5, '__proto__'), parent: 'page' })),
  crafted('a mark named __proto__', 'bad_frame', own(w.format('__proto__', 'true'))),
  // { "__proto__": { "polluted": true } }
  crafted(
    'a value with __proto__ inside',
    eitherWay,
    own(w.bare(8, 1, 118, 1, 9, ...Buffer.from('__proto__'), 118, 1, 8, ...Buffer.from('polluted'), 120)),
  ),
  crafted('an embed with __proto__ inside', eitherWay, own(w.embed('{"__proto__":{"polluted":true}}'))),
  crafted('a root named constructor', eitherWay, own({ ...w.string('x'), parent: 'constructor' })),
  crafted('content that is deleted already', 'kept', own(w.gone(3))),
  crafted('GC of its own', 'kept', own(w.gc(7))),
  crafted('text of no length', 'bad_frame', own(w.string(''))),
  crafted('no values', 'bad_frame', own(w.any())),
  crafted('GC of no length', 'bad_frame', own(w.gc(0))),
  crafted('deleted content of no length', 'bad_frame', own(w.gone(0))),
  crafted('a skip of no length', 'bad_frame', own(w.skip(0))),
  crafted('a skip between its words', 'bad_frame', own(w.string('a'), w.skip(3), w.string('b'))),
  crafted('a skip over what is known', eitherWay, ({ own: [client, clock] }) =>
    updateFrame(w.written([client, clock - 4], w.skip(4), { ...w.string('x'), parent: 'words' })),
  ),
  crafted('a skip over part of what is known', ['kept', 'bad_frame', 'forged'], ({ own: [client, clock] }) =>
    updateFrame(w.written([client, 2], w.skip(4), { ...w.string(long(clock)), parent: 'words' })),
  ),
  crafted('a skip after its words', eitherWay, own({ ...w.string('x'), parent: 'words' }, w.skip(1_000))),
  crafted('nothing but a skip', ['known', 'bad_frame'], own(w.skip(5))),
  crafted('a skip in another’s name', ['known', 'bad_frame'], ({ honest, scene }) =>
    updateFrame(w.written([honest, scene.end], w.skip(5))),
  ),
  crafted('two blocks of one client', eitherWay, ({ own: [client, clock] }) =>
    updateFrame(
      w.update([
        { client, clock, structs: [{ ...w.string('abc'), parent: 'words' }] },
        { client, clock: clock + 3, structs: [{ ...w.string('def'), parent: 'words' }] },
      ]),
    ),
  ),
  crafted('two blocks of one client, the second known', 'bad_frame', ({ own: [client, clock] }) =>
    updateFrame(
      w.update([
        { client, clock, structs: [{ ...w.string('abc'), parent: 'words' }] },
        { client, clock: 0, structs: [{ ...w.string('def'), parent: 'words' }] },
      ]),
    ),
  ),
  crafted('a block of no structs', ['known', 'bad_frame'], ({ own: [client, clock] }) =>
    updateFrame(w.update([{ client, clock, structs: [] }])),
  ),
  crafted('a block of no structs, far ahead', ['known', 'bad_frame'], ({ own: [client, clock] }) =>
    updateFrame(w.update([{ client, clock: clock + 99, structs: [] }])),
  ),
];

const deletions: readonly Crafted[] = [
  crafted('the deletion of everything', 'kept', ({ honest, scene }) =>
    updateFrame(w.update([], [[honest, [[0, scene.end]]]])),
  ),
  crafted('a deletion beyond the page', 'bad_frame', ({ honest, scene }) =>
    updateFrame(w.update([], [[honest, [[0, scene.end + 1]]]])),
  ),
  crafted('a deletion of what the same frame writes', 'kept', ({ own: [client, clock] }) =>
    updateFrame(
      w.update(
        [{ client, clock, structs: [{ ...w.string('brief'), parent: 'words' }] }],
        [[client, [[clock + 1, 3]]]],
      ),
    ),
  ),
  crafted('a deletion of someone nobody knows', 'bad_frame', () =>
    updateFrame(w.update([], [[77, [[0, 5]]]])),
  ),
  crafted('overlapping deletions', 'kept', ({ scene: { text } }) =>
    updateFrame(
      w.update(
        [],
        [
          [
            text[0],
            [
              [text[1], 6],
              [text[1] + 2, 6],
              [text[1] + 1, 2],
            ],
          ],
        ],
      ),
    ),
  ),
  crafted('deletions from right to left', 'kept', ({ scene: { text } }) =>
    updateFrame(
      w.update(
        [],
        [
          [
            text[0],
            [
              [text[1] + 5, 1],
              [text[1] + 3, 1],
              [text[1] + 1, 1],
            ],
          ],
        ],
      ),
    ),
  ),
  crafted('deletions of one client in two blocks', 'kept', ({ scene: { text } }) =>
    updateFrame(
      w.update(
        [],
        [
          [text[0], [[text[1], 1]]],
          [text[0], [[text[1] + 4, 1]]],
        ],
      ),
    ),
  ),
  crafted('a deletion of no length', 'bad_frame', ({ honest }) =>
    updateFrame(w.update([], [[honest, [[0, 0]]]])),
  ),
  crafted('200,001 deletions', 'too_large', ({ honest }) =>
    step2Frame(w.update([], [[honest, manyOf(200_001, () => [0, 1] as const)]])),
  ),
  crafted('200,000 deletions, all the same', 'kept', ({ scene: { text } }) =>
    step2Frame(w.update([], [[text[0], manyOf(200_000, () => [text[1], 1] as const)]])),
  ),
  crafted('no deletions of someone nobody knows', ['known', 'bad_frame'], () =>
    updateFrame(w.update([], [[77, []]])),
  ),
];

export const craftedContents: readonly Crafted[] = [...contents, ...deletions];
