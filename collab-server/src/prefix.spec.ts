import { SeededRandom, withSeed } from '@samepage/testing';
import { Prefix } from './prefix';

describe('[SY10] how far all of it is dealt with', () => {
  it('is told when it grows, and not while something earlier is left', () => {
    const prefix = new Prefix();
    expect(prefix.add([1, 2])).toBe(2);
    expect(prefix.add([4, 6])).toBeUndefined();
    expect(prefix.add([3])).toBe(4);
    expect(prefix.add([])).toBeUndefined();
    expect(prefix.add([5])).toBe(6);
  });

  withSeed('is all of it in the end, in whatever order it came', (random: SeededRandom) => {
    const prefix = new Prefix();
    const left = Array.from({ length: 200 }, (_, index) => index + 1);
    const done = new Set<number>();
    let told = 0;
    while (left.length > 0) {
      const some = left.splice(random.below(left.length), 1 + random.below(3));
      for (const each of some) done.add(each);
      told = prefix.add(some) ?? told;
      for (let number = 1; number <= told; number++) expect(done.has(number)).toBe(true);
    }
    expect(told).toBe(200);
  });
});
