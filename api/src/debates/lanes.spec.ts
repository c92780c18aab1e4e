import { jest } from '@jest/globals';
import { deferred, waitUntil } from '@samepage/testing';
import { Lanes } from './lanes';

describe('lanes', () => {
  it('answer together what came meanwhile, each key by itself', async () => {
    const asked: [string, readonly number[]][] = [];
    const held = deferred();
    const lanes = new Lanes<number, string>(async (key, numbers) => {
      asked.push([key, numbers]);
      await held.promise;
      return numbers.map((number) => `${key}${number}`);
    }, 100);
    const first = [lanes.ask('a', 1), lanes.ask('b', 3)];
    await waitUntil(() => asked.length === 2);
    expect(asked).toEqual([
      ['a', [1]],
      ['b', [3]],
    ]);
    const answers = [...first, lanes.ask('a', 2), lanes.ask('a', 4)];
    held.resolve();
    expect(await Promise.all(answers)).toEqual(['a1', 'b3', 'a2', 'a4']);
    expect(asked.slice(2)).toEqual([['a', [2, 4]]]);
  });

  it('gather where much comes, and let nobody wait who comes alone', async () => {
    jest.useFakeTimers();
    try {
      const asked: (readonly number[])[] = [];
      const lanes = new Lanes<number, number>((_, numbers) => {
        asked.push(numbers);
        return Promise.resolve(numbers);
      }, 100);
      await lanes.ask('a', -1);
      expect(asked).toEqual([[-1]]);
      const answers: Promise<number>[] = [];
      // A vote each five milliseconds for a second, each alone when it comes.
      for (let number = 0; number < 200; number += 1) {
        answers.push(lanes.ask('a', number));
        await jest.advanceTimersByTimeAsync(5);
      }
      await jest.advanceTimersByTimeAsync(50);
      expect(await Promise.all(answers)).toEqual(Array.from({ length: 200 }, (_, number) => number));
      expect(asked.flat()).toHaveLength(201);
      expect(asked.length).toBeLessThan(100);
    } finally {
      jest.useRealTimers();
    }
  });

  it('are gone a while after the last one left', async () => {
    jest.useFakeTimers();
    try {
      const lanes = new Lanes<number, number>((_, numbers) => Promise.resolve(numbers), 100);
      await lanes.ask('a', 1);
      await jest.advanceTimersByTimeAsync(1_500);
      await lanes.ask('a', 2);
      await jest.advanceTimersByTimeAsync(1_500);
      expect(lanes.size).toBe(1);
      await jest.advanceTimersByTimeAsync(1_000);
      expect(lanes.size).toBe(0);
    } finally {
      jest.useRealTimers();
    }
  });

  it('go on after a question that could not be answered', async () => {
    const lanes = new Lanes<number, number>((_, numbers) => {
      if (numbers.includes(0)) return Promise.reject(new Error('away'));
      return Promise.resolve(numbers);
    }, 100);
    await expect(lanes.ask('a', 0)).rejects.toThrow('away');
    expect(await lanes.ask('a', 1)).toBe(1);
  });
});
