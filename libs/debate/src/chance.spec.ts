import { chance, shuffled } from './chance';

const draw = (seed: string) => {
  const next = chance(seed);
  return Array.from({ length: 1000 }, next);
};

it('is the same for a seed and another for the next', () => {
  expect(draw('a')).toEqual(draw('a'));
  expect(draw('a')).not.toEqual(draw('b'));
});

it('is spread over 0 to 1', () => {
  const numbers = draw('spread');
  expect(numbers.every((each) => each >= 0 && each < 1)).toBe(true);
  for (const tenth of [0, 3, 9])
    expect(numbers.filter((each) => Math.floor(each * 10) === tenth).length).toBeGreaterThan(60);
});

it('shuffles without losing anything or touching what it is given', () => {
  const list = Object.freeze([1, 2, 3, 4, 5, 6, 7, 8]);
  const mixed = shuffled(list, chance('mix'));
  expect(mixed).not.toEqual(list);
  expect(mixed.toSorted()).toEqual(list);
});
