import { betaQuantile, regularisedBeta } from '../sectors/beta';
import { tail, type Estimator } from '../sectors/estimate';
import { agree, disagree, pass, type Vote } from '../votes';

/**
 * Randomised response (Warner, Journal of the American Statistical Association 60, 1965), with a die: each vote rolls
 * one before sectors are compared. From one to five it is told as it is; on a six it is told as one of the two others.
 * Whatever was told may have been any vote, and its odds moved by no more than `mostOdds`, whatever else somebody
 * knows: this is local differential privacy with ε = ln 10.
 */
export const toldAsItIs = 5 / 6;
/** And as either of the others. */
export const toldAsAnother = (1 - toldAsItIs) / 2;

/** How many times more likely one vote is than another to be told as it was told, at most. */
export const mostOdds = toldAsItIs / toldAsAnother;

/** What is told of a vote. The roll goes from 0 up to, but not, 1. */
export function told(vote: Vote, roll: number): Vote {
  if (roll < toldAsItIs) return vote;
  const [one, other] = others[vote];
  return roll < toldAsItIs + toldAsAnother ? one : other;
}

const others: Record<Vote, readonly [Vote, Vote]> = {
  [agree]: [disagree, pass],
  [disagree]: [pass, agree],
  [pass]: [agree, disagree],
};

/**
 * What told votes say about the share of real ones. With a share θ, votes are told so with probability
 * r = 1/12 + θ·9/12; Jeffreys' Beta for r is kept to what r can be, and read back as θ. The share is its mean.
 */
export const fromTold: Estimator = (count, n) => {
  const key = n * 4096 + count;
  const known = n < 4096 ? remembered.get(key) : undefined;
  if (known) return known;
  const r = new KeptBeta(count + 0.5, n - count + 0.5, toldAsAnother, toldAsItIs);
  const estimate = {
    share: shareOf(r.mean()),
    low: shareOf(r.quantile(tail)),
    high: shareOf(r.quantile(1 - tail)),
    majority: 1 - r.below((toldAsAnother + toldAsItIs) / 2),
  };
  if (n < rememberedUpTo) remembered.set(key, estimate);
  return estimate;
};

/** Rooms ask for the same few thousand again and again. */
const rememberedUpTo = 100;
const remembered = new Map<number, ReturnType<Estimator>>();

function shareOf(r: number): number {
  return Math.min(1, Math.max(0, (r - toldAsAnother) / (toldAsItIs - toldAsAnother)));
}

/** A Beta of which only what lies from `low` to `high` can be. */
class KeptBeta {
  private readonly belowLow: number;
  private readonly kept: number;
  /** Looked at from the other end, so that what is kept is never the difference of two numbers near 1. */
  private readonly mirrored: KeptBeta | undefined;

  constructor(
    private readonly a: number,
    private readonly b: number,
    private readonly low: number,
    private readonly high: number,
  ) {
    this.mirrored = a < b ? new KeptBeta(b, a, 1 - high, 1 - low) : undefined;
    this.belowLow = regularisedBeta(low, a, b);
    this.kept = regularisedBeta(high, a, b) - this.belowLow;
  }

  quantile(probability: number): number {
    if (this.mirrored) return 1 - this.mirrored.quantile(1 - probability);
    return betaQuantile(this.belowLow + probability * this.kept, this.a, this.b);
  }

  /** The probability of what lies below x. */
  below(x: number): number {
    if (this.mirrored) return 1 - this.mirrored.below(1 - x);
    return (regularisedBeta(x, this.a, this.b) - this.belowLow) / this.kept;
  }

  mean(): number {
    if (this.mirrored) return 1 - this.mirrored.mean();
    const { a, b, low, high } = this;
    const weighed = regularisedBeta(high, a + 1, b) - regularisedBeta(low, a + 1, b);
    return ((a / (a + b)) * weighed) / this.kept;
  }
}
