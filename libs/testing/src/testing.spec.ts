import { runSeeded, SeededRandom, waitUntil, withSeed } from './index';

const draw = (seed: number): number[] => {
  const random = new SeededRandom(seed);
  return Array.from({ length: 20 }, () => random.below(1000));
};

describe('seeded chance', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(draw(42)).toEqual(draw(42));
    expect(draw(42)).not.toEqual(draw(43));
  });

  it('stays within its bounds and reaches both ends', () => {
    const random = new SeededRandom(7);
    const drawn = new Set(Array.from({ length: 500 }, () => random.below(4)));
    expect([...drawn].sort()).toEqual([0, 1, 2, 3]);
    expect(random.bytes(16)).toHaveLength(16);
    expect(() => random.pick([])).toThrow(RangeError);
  });

  it('says the seed that makes a test fail again', async () => {
    let drawn = 0;
    const failing = (random: SeededRandom): void => {
      drawn = random.next();
      throw new Error('the point of it');
    };
    const error = await runSeeded(failing).catch((caught: unknown) => caught as Error);
    const seed = Number(/SEED=(\d+)/.exec((error as Error).message)?.[1]);
    expect((error as Error).message).toContain('the point of it');
    expect(new SeededRandom(seed).next()).toBe(drawn);
  });

  withSeed(
    'runs as a test, and again for a pinned seed',
    (random) => expect(random.next()).toBeLessThan(1),
    [1],
  );
});

describe('waiting', () => {
  it('ends when the condition holds', async () => {
    let looks = 0;
    await waitUntil(() => ++looks === 3);
    expect(looks).toBe(3);
  });

  it('names what did not happen', async () => {
    await expect(waitUntil(() => false, { what: 'rain', timeout: 1 })).rejects.toThrow(/within 1 ms: rain/);
  });
});
