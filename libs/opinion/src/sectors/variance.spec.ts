import { below, chance } from '../chance';
import { Votes, type Cast, type Vote } from '../votes';
import { countsBySector, knownSectors } from './sector-counts';
import { betweenSectors, betweenSectorsIn } from './variance';

const people = Array.from({ length: 24 }, (_, index) => `p${index}`);
const statements = Array.from({ length: 10 }, (_, index) => ({ id: `s${index}` }));
const halves = new Map(people.map((person, index) => [person, [index % 2 ? 'arts' : 'health']]));
const votesOf = (vote: (person: number, statement: number) => Vote): Votes =>
  Votes.of(
    people,
    statements,
    people.flatMap((person, row) =>
      statements.map(({ id }, column): Cast => ({ person, statement: id, vote: vote(row, column) })),
    ),
  );
const options = { least: 5, seed: 1, shuffles: 99 };

it('is all of it where sectors vote as one, and hardly ever so by chance', () => {
  const found = betweenSectors(
    votesOf((row) => (row % 2 ? 1 : -1)),
    halves,
    options,
  )!;
  expect(found).toMatchObject({ r2: 1, r2Adjusted: 1, p: 0.01, statements: 10 });
  expect(found.r2Shuffled).toBeLessThan(0.2);
});

it('is about nothing, once adjusted, where people vote as they like', () => {
  const next = chance(7);
  const found = betweenSectors(
    votesOf(() => (below(next, 3) - 1) as Vote),
    halves,
    options,
  )!;
  expect(found.r2).toBeGreaterThan(0.01);
  expect(Math.abs(found.r2Adjusted)).toBeLessThan(0.05);
  expect(found.p).toBeGreaterThan(0.05);
});

it('is the same for the same seed', () => {
  const votes = votesOf((row, column) => (((row * 7 + column * 5) % 3) - 1) as Vote);
  expect(betweenSectors(votes, halves, options)).toEqual(betweenSectors(votes, halves, options));
});

it('is summed up over rooms', () => {
  const next = chance(3);
  const asSectors = { votes: votesOf((row) => (row % 2 ? 1 : -1)), sectorsOf: halves };
  const asTheyLike = { votes: votesOf(() => (below(next, 3) - 1) as Vote), sectorsOf: halves };
  const r2 = (...rooms: (typeof asSectors)[]): number => betweenSectorsIn(rooms, options)?.r2 ?? NaN;
  expect(betweenSectorsIn([asTheyLike], options)).toEqual(
    betweenSectors(asTheyLike.votes, asTheyLike.sectorsOf, options),
  );
  expect(r2(asSectors, asSectors)).toBe(1);
  expect(r2(asSectors, asTheyLike)).toBeGreaterThan(r2(asTheyLike));
  expect(r2(asSectors, asTheyLike)).toBeLessThan(1);
  expect(betweenSectorsIn([asSectors, asTheyLike], options)?.statements).toBe(20);
});

it('counts someone of several sectors in each', () => {
  const both = new Map(halves).set('p0', ['arts', 'health', 'arts']);
  const votes = votesOf(() => 1);
  expect(countsBySector(votes, 0, both).map(({ sector, counts }) => [sector, counts.agree])).toEqual([
    ['arts', 13],
    ['health', 12],
  ]);
  const found = betweenSectors(
    votesOf((row) => (row % 2 ? 1 : -1)),
    both,
    options,
  )!;
  expect(found.r2).toBeLessThan(1);
  expect(found.p).toBe(0.01);
});

it('is null where it cannot be said', () => {
  expect(
    betweenSectors(
      votesOf(() => 1),
      halves,
      options,
    ),
  ).toBeNull();
  expect(
    betweenSectors(
      votesOf((row) => (row % 2 ? 1 : -1)),
      halves,
      { ...options, least: 13 },
    ),
  ).toBeNull();
  expect(
    betweenSectors(
      votesOf(() => 1),
      new Map(),
      options,
    ),
  ).toBeNull();
});

it('leaves out sectors that do not count on a statement', () => {
  const votes = votesOf((row) => (row % 2 ? 1 : -1));
  const found = betweenSectors(votes, halves, { ...options, counts: (_, column) => column < 3 });
  expect(found?.statements).toBe(3);
});

it('knows a sector that did not answer', () => {
  const votes = new Votes(['a'], [{ id: 's' }], Int8Array.of(2));
  expect(knownSectors(new Map([['a', ['arts']]]))).toEqual(['arts']);
  expect(countsBySector(votes, 0, new Map([['a', ['arts']]]))).toEqual([
    { sector: 'arts', counts: { agree: 0, disagree: 0, pass: 0 } },
  ]);
});
