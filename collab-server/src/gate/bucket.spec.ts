import { Bucket } from './bucket';

describe('a bucket', () => {
  it('[SY27] allows a burst, then a steady rate, and no more than the burst after a rest', () => {
    let now = 0;
    const bucket = new Bucket({ perSecond: 10, burst: 3 }, () => now);
    const taken = (): number => {
      let count = 0;
      while (bucket.take()) count++;
      return count;
    };
    expect(taken()).toBe(3);
    now += 100;
    expect(taken()).toBe(1);
    now += 60_000;
    expect(taken()).toBe(3);
  });

  it('takes all or nothing', () => {
    const bucket = new Bucket({ perSecond: 0, burst: 3 }, () => 0);
    expect([bucket.take(4), bucket.take(2), bucket.take(2), bucket.take(1)]).toEqual([
      false,
      true,
      false,
      true,
    ]);
  });
});
