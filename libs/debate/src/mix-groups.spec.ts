import fc from 'fast-check';
import { mixGroups, type Mixable } from './mix-groups';

const nobody = new Map<string, Map<string, -1 | 0 | 1>>();
const people = (...sectors: string[]): Mixable[] =>
  sectors.map((sectorId, index) => ({ id: `p${String(index).padStart(3, '0')}`, sectorId }));

const room = fc.record({
  people: fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 40 }).map((all) => people(...all)),
  size: fc.integer({ min: 2, max: 8 }),
  seed: fc.string(),
});

it('puts everyone into one group, of sizes that differ by one at most, and nobody alone', () => {
  fc.assert(
    fc.property(room, ({ people, size, seed }) => {
      const groups = mixGroups(people, nobody, size, seed);
      expect(groups.flat().toSorted()).toEqual(people.map(({ id }) => id));
      const sizes = groups.map(({ length }) => length);
      if (people.length > 0) expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      if (people.length > 1) expect(Math.min(...sizes)).toBeGreaterThanOrEqual(2);
    }),
  );
});

it('spreads every sector as evenly as it goes', () => {
  fc.assert(
    fc.property(room, ({ people, size, seed }) => {
      const groups = mixGroups(people, nobody, size, seed);
      for (const sector of ['a', 'b', 'c', 'd']) {
        const ofIt = new Set(people.filter(({ sectorId }) => sectorId === sector).map(({ id }) => id));
        const counts = groups.map((group) => group.filter((id) => ofIt.has(id)).length);
        if (groups.length > 0) expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
      }
    }),
  );
});

it('is the same for a seed, in whatever order people come, and another for another', () => {
  const all = people(...'abcabcabcabcabc'.split(''));
  const groups = mixGroups(all, nobody, 4, 'one');
  expect(mixGroups(all.toReversed(), nobody, 4, 'one')).toEqual(groups);
  expect(mixGroups(all, nobody, 4, 'two')).not.toEqual(groups);
});

it('makes groups of about the size that was asked for', () => {
  const sizes = (count: number, size: number) =>
    mixGroups(people(...Array.from({ length: count }, () => 'a')), nobody, size, 'seed')
      .map(({ length }) => length)
      .sort();
  expect(sizes(12, 4)).toEqual([4, 4, 4]);
  expect(sizes(11, 4)).toEqual([3, 4, 4]);
  expect(sizes(3, 2)).toEqual([3]);
  expect(sizes(1, 4)).toEqual([1]);
  expect(sizes(0, 4)).toEqual([]);
});

it('brings together people who voted differently, without upsetting the sectors', () => {
  const all = people(...'aaaaaaaabbbbbbbb'.split(''));
  const yes = new Set(all.filter((_, index) => index % 8 < 4).map(({ id }) => id));
  const votes = new Map(
    all.map(({ id }) => {
      const vote: -1 | 1 = yes.has(id) ? 1 : -1;
      return [id, new Map(['s1', 's2', 's3'].map((statement) => [statement, vote]))];
    }),
  );
  for (const seed of ['one', 'two', 'three'])
    for (const group of mixGroups(all, votes, 4, seed)) {
      expect(group.filter((id) => yes.has(id))).toHaveLength(2);
      expect(group.filter((id) => id < 'p008')).toHaveLength(2);
    }
});

it('mixes a full hall', () => {
  const all = people(...Array.from({ length: 300 }, (_, index) => `sector ${index % 7}`));
  const votes = new Map(
    all.map(({ id }, index) => [
      id,
      new Map(
        Array.from({ length: 100 }, (_, at) => [`s${at}`, (((index * at) % 3) - 1) as -1 | 0 | 1] as const),
      ),
    ]),
  );
  expect(mixGroups(all, votes, 6, 'hall')).toHaveLength(50);
});
