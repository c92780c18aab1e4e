import { betaQuantile, regularisedBeta } from './beta';

/** What `count` of `n` answers say about the share of people who would answer so. All from 0 to 1. */
export interface Estimate {
  readonly share: number;
  /** The share is below `low` with a probability of a tenth, and above `high` with a tenth: 80% lie between. */
  readonly low: number;
  readonly high: number;
  /** The probability that the share is above a half. */
  readonly majority: number;
}

/** How an estimate is made of so many of so many answers. */
export type Estimator = (count: number, n: number) => Estimate;

/** The probability on each side of an interval. */
export const tail = 0.1;

/**
 * After Jeffreys: θ̂ = (count + ½) / (n + 1), and the 10% and 90% points of Beta(count + ½, n - count + ½), as Brown,
 * Cai and DasGupta (Interval Estimation for a Binomial Proportion, 2001) recommend where n is small. It leans towards
 * a half, "unknown", and not towards what the room thinks: a silent sector would look as if it agreed.
 */
export const jeffreys: Estimator = (count, n) => {
  const [a, b] = [count + 0.5, n - count + 0.5];
  return {
    share: (count + 0.5) / (n + 1),
    low: betaQuantile(tail, a, b),
    high: betaQuantile(1 - tail, a, b),
    // The upper half from the other side, so that a small probability keeps its digits.
    majority: regularisedBeta(0.5, b, a),
  };
};
