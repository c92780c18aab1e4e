import fc from 'fast-check';
import { betaQuantile, lnGamma, regularisedBeta } from './beta';

it('knows ln Γ of whole numbers and of a half', () => {
  expect(lnGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 14);
  expect(lnGamma(0.1)).toBeCloseTo(2.252712651734206, 13);
  let lnFactorial = 0;
  for (let n = 1; n <= 170; n += 1) {
    expect(Math.abs(lnGamma(n) - lnFactorial)).toBeLessThan(1e-12);
    lnFactorial += Math.log(n);
  }
});

describe('the regularised incomplete beta', () => {
  it('equals the binomial sum it stands for (DLMF 8.17.5)', () => {
    for (const [n, x] of [
      [5, 0.3],
      [20, 0.5],
      [60, 0.9],
      [150, 0.42],
    ] as const) {
      const terms = [(1 - x) ** n];
      for (let j = 1; j <= n; j += 1) terms.push(((terms[j - 1]! * (n - j + 1)) / j) * (x / (1 - x)));
      for (let k = 1; k <= n; k += 1) {
        const atLeastK = terms.slice(k).reduce((sum, each) => sum + each, 0);
        expect(Math.abs(regularisedBeta(x, k, n - k + 1) - atLeastK)).toBeLessThan(1e-12);
      }
    }
  });

  it('equals the arcsine for two halves, and what follows from it by recurrence (DLMF 8.17.20)', () => {
    for (const x of [0.001, 0.1, 0.5, 0.77, 0.999]) {
      let expected = (2 / Math.PI) * Math.asin(Math.sqrt(x));
      let lnBeta = Math.log(Math.PI);
      for (let a = 0.5; a < 40; a += 1) {
        expect(Math.abs(regularisedBeta(x, a, 0.5) - expected)).toBeLessThan(1e-12);
        expected -= Math.exp(a * Math.log(x) + 0.5 * Math.log1p(-x) - lnBeta) / a;
        lnBeta += Math.log(a) - Math.log(a + 0.5);
      }
    }
  });

  it('is 0 and 1 at the ends, and refuses what is no distribution', () => {
    expect([regularisedBeta(0, 2, 3), regularisedBeta(1, 2, 3)]).toEqual([0, 1]);
    expect(() => regularisedBeta(0.5, 0, 1)).toThrow(RangeError);
    expect(() => betaQuantile(1.1, 1, 1)).toThrow(RangeError);
  });
});

describe('the quantile', () => {
  it('is right where it has a closed form', () => {
    for (const p of [0.001, 0.1, 0.5, 0.9, 0.9999]) {
      expect(Math.abs(betaQuantile(p, 1, 7) - (1 - (1 - p) ** (1 / 7)))).toBeLessThan(1e-12);
      expect(Math.abs(betaQuantile(p, 5, 1) - p ** 0.2)).toBeLessThan(1e-12);
      expect(Math.abs(betaQuantile(p, 0.5, 0.5) - Math.sin((Math.PI / 2) * p) ** 2)).toBeLessThan(1e-12);
    }
  });

  it('undoes the distribution for every count of answers', () => {
    fc.assert(
      fc.property(
        fc.nat(400).chain((n) => fc.record({ n: fc.constant(n), count: fc.nat(n) })),
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        ({ n, count }, p) => {
          const [a, b] = [count + 0.5, n - count + 0.5];
          expect(Math.abs(regularisedBeta(betaQuantile(p, a, b), a, b) - p)).toBeLessThan(1e-11);
        },
      ),
    );
  });
});
