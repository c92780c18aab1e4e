import type { SeededRandom } from '@samepage/testing';
import * as Y from 'yjs';
import type { Id, Part, Range, Struct } from './write';
import * as w from './write';

const roots = ['words', 'page', 'map', 'list', 'mine'];
const keys = ['k', 'kind', 'a'];

const parts: readonly ((random: SeededRandom) => Part)[] = [
  (random) => w.string('xyz'.slice(random.below(3))),
  () => w.string('a😀b'),
  (random) => w.any(...Array.from({ length: 1 + random.below(2) }, () => random.below(9))),
  (random) => w.format(random.pick(['bold', 'italic']), random.pick(['true', 'null'])),
  (random) => w.type(random.pick([0, 1, 2, 4, 6])),
  (random) => w.type(3, random.pick(['clause', 'heading'])),
  () => w.embed('{"a":1}'),
  () => w.json('1', '"two"'),
  (random) => w.gone(1 + random.below(3)),
  (random) => w.gc(1 + random.below(3)),
];

/**
 * An update that can be read, of structs that stand anywhere: beside things of other parents, left of what is to their
 * right, in what is no parent, in what was deleted. `next` is where the sender's own clock stands.
 */
export function weirdUpdate(random: SeededRandom, doc: Y.Doc, [client, next]: Id): Uint8Array {
  const states = [...doc.store.clients.keys()].map((each) => [each, Y.getState(doc.store, each)] as const);
  const anywhere = (): Id => {
    const [someone, end] = random.pick(states);
    return [someone, random.below(end)];
  };
  const structs = Array.from({ length: 1 + random.below(3) }, () => weirdStruct(random, anywhere));
  // Often enough it tells again what is known, in other words.
  const clock = random.chance(0.15) ? random.below(next + 1) : next;
  const ranges = Array.from({ length: random.below(2) }, (): readonly [number, Range[]] => {
    const [someone, from] = anywhere();
    return [someone, [[from, 1 + random.below(Y.getState(doc.store, someone) - from)]]];
  });
  return w.update(random.chance(0.1) ? [] : [{ client, clock, structs }], random.chance(0.4) ? ranges : []);
}

function weirdStruct(random: SeededRandom, anywhere: () => Id): Struct {
  const part = random.pick(parts)(random);
  const origin = random.chance(0.5) ? anywhere() : undefined;
  const near = (): Id => (origin ? [origin[0], Math.max(0, origin[1] + 2 - random.below(4))] : anywhere());
  const right = random.chance(0.4) ? (random.chance(0.5) ? near() : anywhere()) : undefined;
  const parent = random.chance(0.4) ? anywhere() : random.pick(roots);
  const sub = random.chance(0.3) ? random.pick(keys) : undefined;
  return { ...part, origin, right, parent, sub };
}
