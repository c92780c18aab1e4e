import { losesWords, missingIn } from './damage';

const range = (first: number, last = first) => ({ first, last });

it.each([
  [[], [[1, 9]]],
  [[range(1, 9)], []],
  [[range(4, 9), range(1, 2)], [[3, 3]]],
  [
    [range(2, 5), range(4, 6)],
    [
      [1, 1],
      [7, 9],
    ],
  ],
  [[range(0, 3), range(8, 20)], [[4, 7]]],
])('finds what %j leaves out of 1 to 9', (present, missing) => {
  expect(missingIn(1, 9, present).map(({ first, last }) => [first, last])).toEqual(missing);
});

it('knows that a snapshot can be made up for', () => {
  expect(losesWords([{ kind: 'snapshot', ...range(1) }])).toBe(false);
  expect(
    losesWords([
      { kind: 'snapshot', ...range(1) },
      { kind: 'missing', ...range(1) },
    ]),
  ).toBe(true);
});
