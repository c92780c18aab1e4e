import { motionChoices, type MotionChoice } from '@samepage/contracts';
import fc from 'fast-check';
import { swing, type BothStands, type SwingCount } from './swing';

type Answer = MotionChoice | null;
let people = 0;
const went = (sectorId: string, before: Answer, after: Answer, times: number): BothStands[] =>
  Array.from({ length: times }, () => ({ membershipId: `m${++people}`, sectorId, before, after }));
/** So many of each mind, before and after. */
const mixed = (sectorId: string, times: number): BothStands[] => [
  ...went(sectorId, 'for', 'against', times),
  ...went(sectorId, 'against', 'for', times),
];
const flow = (part: SwingCount | undefined, from: Answer, to: Answer) =>
  part?.flows?.find((each) => each.from === from && each.to === to)?.people;

it('counts how all and each sector stood and moved', () => {
  const { all, sectors } = swing(
    [
      ...went('a', 'for', 'for', 6),
      ...went('a', 'for', 'against', 5),
      ...went('a', 'unsure', 'for', 5),
      ...went('b', null, 'against', 5),
      ...went('b', 'against', 'against', 8),
      ...went('b', 'for', 'for', 6),
      ...went('b', null, null, 9),
    ],
    5,
  );
  expect(all).toMatchObject({
    sectorId: null,
    people: 35,
    before: { for: 17, against: 8, unsure: 5 },
    after: { for: 17, against: 18, unsure: 0 },
  });
  expect(sectors.map(({ sectorId, people }) => [sectorId, people])).toEqual([
    ['a', 16],
    ['b', 19],
  ]);
  expect(flow(sectors[0], 'for', 'against')).toBe(5);
  expect(flow(sectors[1], null, 'against')).toBe(5);
  expect(flow(all, 'unsure', 'against')).toBe(0);
  expect(all.flows).toHaveLength(15);
});

it('shows nothing of a part with too few people', () => {
  const { all, sectors } = swing(went('a', 'for', 'for', 4), 5);
  const nothing = { people: null, before: null, after: null, flows: null };
  expect(all).toEqual({ sectorId: null, ...nothing });
  expect(sectors).toEqual([{ sectorId: 'a', ...nothing }]);
});

it('hides the next smallest sector with one that is too small', () => {
  const { all, sectors } = swing(
    [...went('small', 'for', 'for', 3), ...mixed('next', 5), ...mixed('large', 10)],
    5,
  );
  expect(all.people).toBe(33);
  expect(Object.fromEntries(sectors.map(({ sectorId, people }) => [sectorId, people]))).toEqual({
    small: null,
    next: null,
    large: 20,
  });
});

it('hides as many sectors as it takes for those hidden to be enough together', () => {
  const { sectors } = swing(
    [
      ...went('one', 'for', 'for', 1),
      ...went('two', 'for', 'for', 1),
      ...mixed('next', 5),
      ...mixed('large', 10),
    ],
    5,
  );
  expect(sectors.filter(({ people }) => people !== null).map(({ sectorId }) => sectorId)).toEqual(['large']);
});

const shownOf = (sectors: readonly SwingCount[]): Record<string, number | null> =>
  Object.fromEntries(sectors.map(({ sectorId, people }) => [sectorId ?? '', people]));

it.each(['before', 'after'] as const)(
  'does not say how each of a sector voted that was of one mind %s [DB52]',
  (when) => {
    const one = when === 'after' ? went('a', 'for', 'for', 5) : went('a', 'for', 'unsure', 5);
    const { all, sectors } = swing(
      [
        ...one,
        ...(when === 'after' ? went('a', 'unsure', 'for', 5) : went('a', 'for', 'for', 5)),
        ...went('b', 'for', 'against', 6),
        ...went('b', 'against', 'for', 6),
        ...went('c', 'for', 'against', 20),
        ...went('c', 'unsure', 'for', 20),
      ],
      5,
    );
    expect(all.people).toBe(62);
    // With one more, or what is left of all would be the one.
    expect(shownOf(sectors)).toEqual({ a: null, b: null, c: 40 });
  },
);

it('hides nothing where one person is enough to be shown', () => {
  const { all, sectors } = swing([...went('a', 'unsure', 'for', 2), ...went('b', 'for', 'against', 1)], 1);
  expect(all.flows?.reduce((sum, { people }) => sum + (people ?? 0), 0)).toBe(3);
  expect(shownOf(sectors)).toEqual({ a: 2, b: 1 });
});

it('hides more where those it hides would be of one mind together [DB52]', () => {
  const { sectors } = swing(
    [
      ...went('a', 'against', 'for', 6),
      ...went('b', 'against', 'for', 7),
      ...went('c', 'for', 'against', 8),
      ...went('c', 'unsure', 'for', 8),
      ...went('d', 'for', 'against', 20),
      ...went('d', 'unsure', 'for', 20),
    ],
    5,
  );
  expect(shownOf(sectors)).toEqual({ a: null, b: null, c: null, d: 40 });
});

it('shows what all answered though all were of one mind, as the stage does, and of no sector [DB52]', () => {
  const { all, sectors } = swing(
    [...went('a', 'unsure', 'for', 9), ...went('a', 'for', 'for', 9), ...went('b', 'unsure', 'for', 9)],
    5,
  );
  expect(all).toMatchObject({ people: 27, after: { for: 27, against: 0, unsure: 0 } });
  expect(shownOf(sectors)).toEqual({ a: null, b: null });
});

it('hides a flow of few, and as much else as it takes', () => {
  const { all } = swing(
    [...went('a', 'for', 'for', 9), ...went('a', 'for', 'against', 2), ...went('a', 'against', 'against', 9)],
    5,
  );
  expect(all.before).toEqual({ for: 11, against: 9, unsure: 0 });
  // 11 who were for less 9 who still are would be the two.
  expect(all.after).toBeNull();
  expect(flow(all, 'for', 'for')).toBeNull();
  expect(flow(all, 'for', 'against')).toBeNull();
  expect(flow(all, 'against', 'against')).toBe(9);
  expect(flow(all, 'unsure', 'for')).toBe(0);
});

it('does not let a sector’s few follow from how all voted, which the stage shows', () => {
  const { all, sectors } = swing(
    [
      ...went('a', 'for', 'for', 10),
      ...went('a', 'unsure', 'for', 6),
      ...went('b', 'for', 'for', 10),
      ...went('b', 'unsure', 'for', 2),
      ...went('b', 'against', 'for', 1),
    ],
    5,
  );
  expect(all).toMatchObject({ people: 29, before: null, after: { for: 29, against: 0, unsure: 0 } });
  // The stage shows that 8 were unsure: less the 6 of one sector, they would be the 2 of the other.
  expect(sectors.map(({ before }) => before)).toEqual([null, null]);
});

/* What anyone can work out, by other means than the code's own: rows of whole numbers over a large prime field. */

const prime = 2_147_483_647n;
const inverse = (of: bigint): bigint => {
  let [result, base] = [1n, of % prime];
  for (let power = prime - 2n; power > 0n; power >>= 1n) {
    if (power & 1n) result = (result * base) % prime;
    base = (base * base) % prime;
  }
  return result;
};

function rank(rows: readonly (readonly number[])[]): number {
  const left = rows.map((row) => row.map((each) => BigInt(each)));
  let found = 0;
  for (let column = 0; column < (left[0]?.length ?? 0); column++) {
    const at = left.findIndex((row, index) => index >= found && row[column] !== 0n);
    if (at === -1) continue;
    [left[found], left[at]] = [left[at]!, left[found]!];
    const pivot = left[found]!;
    const one = inverse(pivot[column]!);
    for (const row of left.slice(found + 1)) {
      const times = (row[column]! * one) % prime;
      if (times !== 0n)
        row.forEach(
          (each, index) => (row[index] = (((each - times * pivot[index]!) % prime) + prime) % prime),
        );
    }
    found++;
  }
  return found;
}

const answers: Answer[] = [...motionChoices, null];
const cells = (sectors: string[]) =>
  sectors.flatMap((sector) => answers.flatMap((from) => answers.map((to) => ({ sector, from, to }))));
type Cell = ReturnType<typeof cells>[number];

const stands = fc
  .array(
    fc.record({
      sector: fc.constantFrom('a', 'b', 'c', 'd'),
      from: fc.constantFrom(...answers),
      to: fc.constantFrom(...answers),
      times: fc.oneof(
        { weight: 3, arbitrary: fc.integer({ min: 1, max: 4 }) },
        fc.integer({ min: 5, max: 12 }),
      ),
    }),
    { maxLength: 14 },
  )
  .map((all) => all.flatMap(({ sector, from, to, times }) => went(sector, from, to, times)));

it.each([false, true])(
  'lets no hidden number follow by adding and subtracting (overall result known from elsewhere: %s)',
  (isKnown) => {
    fc.assert(
      fc.property(stands, fc.integer({ min: 2, max: 6 }), (all, least) => {
        const shown = swing(all, least);
        const sectors = shown.sectors.map(({ sectorId }) => sectorId ?? '');
        const ways = cells(['any']).filter(({ from, to }) => from !== null || to !== null);
        // Empty flows are held to be known: they can follow from a tally of 0.
        const unknowns = cells(sectors).filter(
          ({ sector, from, to }) =>
            (from !== null || to !== null) &&
            all.some((each) => each.sectorId === sector && each.before === from && each.after === to),
        );
        const row = (is: (cell: Cell) => boolean) => unknowns.map((cell) => (is(cell) ? 1 : 0));
        const value = (of: readonly number[]) =>
          unknowns.reduce(
            (sum, { sector, from, to }, index) =>
              sum +
              (of[index] ?? 0) *
                all.filter((each) => each.sectorId === sector && each.before === from && each.after === to)
                  .length,
            0,
          );
        const known: number[][] = [];
        const secret: number[][] = [];
        const note = (isShown: boolean, of: number[], isNeverShown = false) => {
          const people = value(of);
          if (isShown) known.push(of);
          else if (people > 0 && (people < least || isNeverShown)) secret.push(of);
          if (isShown && people > 0) expect(people).toBeGreaterThanOrEqual(least);
        };
        for (const part of [shown.all, ...shown.sectors]) {
          const isIn = ({ sector }: Cell) => part.sectorId === null || part.sectorId === sector;
          note(
            part.people !== null,
            row(isIn),
            part.people === null && part.sectorId !== null && value(row(isIn)) < least,
          );
          for (const choice of motionChoices) {
            note(
              part.before !== null,
              row((cell) => isIn(cell) && cell.from === choice),
            );
            note(
              part.after !== null,
              row((cell) => isIn(cell) && cell.to === choice),
            );
          }
          for (const { from, to } of ways)
            note(
              (flow(part, from, to) ?? null) !== null,
              row((cell) => isIn(cell) && cell.from === from && cell.to === to),
            );
        }
        const stage = motionChoices.flatMap((choice) => [
          row(({ from }) => from === choice),
          row(({ to }) => to === choice),
        ]);
        if (shown.all.people !== null) stage.push(row(() => true));
        const given = isKnown ? [...known, ...stage] : known;
        const base = rank(given);
        const stageRank = rank(stage);
        for (const each of secret) {
          if (isKnown && rank([...stage, each]) === stageRank) continue;
          expect(rank([...given, each])).toBe(base + 1);
        }
      }),
      { numRuns: 60, seed: 20260301 },
    );
  },
);
