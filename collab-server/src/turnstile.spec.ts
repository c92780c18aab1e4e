import { setImmediate as turn } from 'node:timers/promises';
import { Turnstile } from './turnstile';

describe('a turnstile', () => {
  it('lets all through in order, a few in each turn of the event loop', async () => {
    const turnstile = new Turnstile();
    const through: number[] = [];
    const all = Array.from({ length: 50 }, (_, index) => index);
    for (const number of all) turnstile.pass(() => through.push(number));
    const counts: number[] = [];
    while (through.length < all.length) {
      await turn();
      counts.push(through.length);
    }
    expect(through).toEqual(all);
    // More than a handful of turns, in each of which somebody else's words could be read.
    expect(counts.length).toBeGreaterThan(5);
    expect(Math.max(...counts.map((count, index) => count - (counts[index - 1] ?? 0)))).toBeLessThan(10);
  });

  it('lets whoever comes later through too', async () => {
    const turnstile = new Turnstile();
    const through: string[] = [];
    turnstile.pass(() => through.push('first'));
    await turn();
    turnstile.pass(() => through.push('later'));
    await turn();
    expect(through).toEqual(['first', 'later']);
  });
});
