import { betaQuantile } from './beta';
import { jeffreys } from './estimate';
import { measure } from './measure';
import type { SectorCounts } from './sector-counts';

const sectors = (counts: Record<string, readonly [number, number, number]>): SectorCounts[] =>
  Object.entries(counts).map(([sector, [agree, disagree, pass]]) => ({
    sector,
    counts: { agree, disagree, pass },
  }));
const standing = (...counts: (readonly [number, number, number])[]) =>
  measure(sectors(Object.fromEntries(counts.map((each, index) => [`s${index}`, each]))), 5).standing;

it('finds the fewest agrees whose lower bound is above a half (research §5.1)', () => {
  const fewest = (n: number) =>
    Array.from({ length: n + 1 }, (_, count) => count).find((count) => jeffreys(count, n).low > 0.5);
  const sizes = [2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 30];
  expect(sizes.map(fewest)).toEqual([2, 3, 4, 4, 5, 6, 6, 7, 8, 9, 10, 13, 19]);
});

it('gives the figures of the worked example (research §5.2)', () => {
  const example = { health: [6, 1, 1], culture: [7, 0, 1], voluntary: [5, 2, 0], lived: [3, 0, 0] } as const;
  const found = measure(sectors(example), 5);
  expect(found.suppressed).toEqual(['lived']);
  expect(found.agree?.commonGround).toBeCloseTo(0.7452, 4);
  expect(found.agree?.bridge).toBeCloseTo(0.473, 4);
  expect(found.agree?.everyMajority).toBeCloseTo(0.7942, 4);
  expect(found.gap?.size).toBeCloseTo(0.1458, 4);
  expect(found.gap?.pair).toEqual(['culture', 'voluntary']);
  expect(found.passShare).toBeCloseTo(0.1042, 4);
  expect(found.standing).toBe('leaning-agree');
});

it('tells every standing from the others', () => {
  expect(standing([8, 0, 0], [7, 1, 0])).toBe('shared-agree');
  expect(standing([0, 8, 0], [1, 7, 0])).toBe('shared-disagree');
  expect(standing([8, 0, 0], [0, 8, 0])).toBe('opposed');
  expect(standing([2, 2, 4], [2, 2, 4])).toBe('unsure');
  expect(standing([5, 3, 0], [8, 0, 0])).toBe('leaning-agree');
  expect(standing([3, 5, 0], [0, 8, 0])).toBe('leaning-disagree');
  expect(standing([4, 4, 0], [8, 0, 0])).toBe('divided');
  expect(standing([8, 0, 0], [4, 0, 0])).toBe('not-enough');
});

it('has nothing to say without sectors, or with one', () => {
  const none = measure([], 5);
  expect(none).toMatchObject({ agree: null, disagree: null, gap: null, passShare: null });
  expect(measure(sectors({ a: [5, 0, 0] }), 5)).toMatchObject({
    agree: null,
    gap: null,
    standing: 'not-enough',
  });
  expect(measure(sectors({ a: [0, 0, 0], b: [0, 0, 0] }), 0).eligible).toEqual([]);
});

it('puts the gap about where the two Betas put it', () => {
  const points = (count: number, n: number) =>
    Array.from({ length: 100 }, (_, i) => betaQuantile((i + 0.5) / 100, count + 0.5, n - count + 0.5));
  for (const [count, n, otherCount, otherN] of [
    [8, 8, 3, 8],
    [20, 30, 12, 30],
    [5, 5, 0, 5],
  ] as const) {
    const gap = measure(
      sectors({ one: [count, n - count, 0], other: [otherCount, otherN - otherCount, 0] }),
      5,
    ).gap!;
    const others = points(otherCount, otherN);
    const differences = points(count, n)
      .flatMap((x) => others.map((y) => x - y))
      .sort((x, y) => x - y);
    expect(Math.abs(gap.low - differences[Math.floor(0.1 * differences.length)]!)).toBeLessThan(0.06);
    expect(Math.abs(gap.high - differences[Math.floor(0.9 * differences.length)]!)).toBeLessThan(0.06);
  }
});
