import { withSeed } from '@samepage/testing';
import { groupMoments, type Moment } from './moments';

const at = (time: number, ...persons: string[]): Moment => ({
  first: time,
  last: time,
  from: time,
  to: time,
  persons,
});

it('joins what is no further apart than the pause', () => {
  expect(groupMoments([at(1, 'a'), at(4, 'b'), at(8), at(9, 'a')], 3)).toEqual([
    { first: 1, last: 4, from: 1, to: 4, persons: ['a', 'b'] },
    { first: 8, last: 9, from: 8, to: 9, persons: ['a'] },
  ]);
  expect(groupMoments([], 3)).toEqual([]);
});

withSeed('may group in steps: a fine grouping loses nothing that a coarse one needs', (random) => {
  let time = 0;
  const moments = Array.from({ length: 200 }, () =>
    at((time += random.below(20)), random.pick(['a', 'b', 'c'])),
  );
  expect(groupMoments(groupMoments(moments, 5), 12)).toEqual(groupMoments(moments, 12));
});
