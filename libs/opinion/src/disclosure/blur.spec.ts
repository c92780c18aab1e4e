import { chance } from '../chance';
import { jeffreys } from '../sectors/estimate';
import type { Vote } from '../votes';
import { fromTold, told } from './blur';

it('tells five of six votes as they are and the sixth as one of the others', () => {
  for (const vote of [1, -1, 0] as const) {
    const tellings = Array.from({ length: 12 }, (_, side) => told(vote, (side + 0.5) / 12));
    expect(tellings.filter((each) => each === vote)).toHaveLength(10);
    expect(new Set(tellings).size).toBe(3);
  }
});

describe('what told votes say of real ones', () => {
  it('is ordered, between 0 and 1, and about a half where nothing is known', () => {
    for (const n of [5, 8, 13, 40, 300])
      for (let count = 0; count <= n; count += 1) {
        const { share, low, high, majority } = fromTold(count, n);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThan(share);
        expect(share).toBeLessThan(high);
        expect(majority).toBeGreaterThanOrEqual(0);
        expect(majority).toBeLessThanOrEqual(1);
        if (count > 0) expect(share).toBeGreaterThan(fromTold(count - 1, n).share);
      }
  });

  it('is less sure than the same number of real votes', () => {
    for (const count of [2, 5, 8])
      expect(fromTold(count, 10).high - fromTold(count, 10).low).toBeGreaterThan(
        jeffreys(count, 10).high - jeffreys(count, 10).low,
      );
  });

  it('finds a large share again', () => {
    expect(fromTold(Math.round(2000 * (1 / 12 + 0.7 * 0.75)), 2000).share).toBeCloseTo(0.7, 2);
    // More than can have been told: all of them, with certainty.
    expect(fromTold(2000, 2000).share).toBeCloseTo(1, 2);
    expect(fromTold(0, 2000).share).toBeCloseTo(0, 2);
  });

  it('holds the true share in about 80 of 100 cases', () => {
    const next = chance(3);
    let held = 0;
    for (let round = 0; round < 2000; round += 1) {
      const share = next();
      let count = 0;
      for (let person = 0; person < 12; person += 1) {
        const vote: Vote = next() < share ? 1 : -1;
        if (told(vote, next()) === 1) count += 1;
      }
      const { low, high } = fromTold(count, 12);
      if (low <= share && share <= high) held += 1;
    }
    expect(held / 2000).toBeGreaterThan(0.76);
    expect(held / 2000).toBeLessThan(0.86);
  });
});
