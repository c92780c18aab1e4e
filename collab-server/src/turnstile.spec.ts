import { waitUntil } from '@samepage/testing';
import { setImmediate as turn } from 'node:timers/promises';
import { limits } from './limits';
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

  it('[SY34] lets those in the slow lane through one at a time, and only when nobody else waits', async () => {
    const turnstile = new Turnstile();
    const through: string[] = [];
    for (const name of ['slow 1', 'slow 2']) turnstile.passSlowly(() => through.push(name));
    for (let number = 0; number < 20; number++) turnstile.pass(() => through.push('quick'));
    while (through.length < 20) await turn();
    expect(through).not.toContain('slow 1');
    await turn();
    await turn();
    expect(through.slice(20)).toEqual(['slow 1']);
    await waitUntil(() => through.length === 22);
    expect(through.slice(20)).toEqual(['slow 1', 'slow 2']);
  });

  it('[SY34] has room for so many in the slow lane', () => {
    const turnstile = new Turnstile();
    const taken = Array.from({ length: limits.slowLane + 1 }, () => turnstile.passSlowly(() => undefined));
    expect(taken.filter(Boolean)).toHaveLength(limits.slowLane);
  });
});
