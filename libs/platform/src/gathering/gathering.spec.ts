import { deferred } from '@samepage/testing';
import { Gathering } from './gathering';

describe('a gathering', () => {
  it('asks at once, and together what came meanwhile', async () => {
    const asked: (readonly number[])[] = [];
    let held = deferred();
    const gathering = new Gathering<number, number>(async (numbers) => {
      asked.push(numbers);
      await held.promise;
      return numbers.map((number) => number * 2);
    }, 100);
    const first = gathering.ask(1);
    const rest = [2, 3, 4].map((number) => gathering.ask(number));
    expect(asked).toEqual([[1]]);
    held.resolve();
    expect(await first).toBe(2);
    expect(await Promise.all(rest)).toEqual([4, 6, 8]);
    expect(asked).toEqual([[1], [2, 3, 4]]);
    held = deferred();
    held.resolve();
    expect(await gathering.ask(5)).toBe(10);
  });

  it('that may wait takes what comes in one turn of the event loop together', async () => {
    const asked: (readonly number[])[] = [];
    const gathering = new Gathering<number, number>(
      (numbers) => {
        asked.push(numbers);
        return Promise.resolve(numbers);
      },
      100,
      50,
    );
    const answers = [1, 2].map((number) => gathering.ask(number));
    await Promise.resolve();
    answers.push(gathering.ask(3));
    expect(await Promise.all(answers)).toEqual([1, 2, 3]);
    expect(asked).toEqual([[1, 2, 3]]);
  });

  it('asks no more at once than it may', async () => {
    const sizes: number[] = [];
    const gathering = new Gathering<number, number>((numbers) => {
      sizes.push(numbers.length);
      return Promise.resolve(numbers);
    }, 2);
    await Promise.all([1, 2, 3, 4, 5].map((number) => gathering.ask(number)));
    expect(Math.max(...sizes)).toBe(2);
  });

  it('fails those whose question failed, and nobody after them', async () => {
    let fails = true;
    const gathering = new Gathering<number, number>(
      (numbers) => (fails ? Promise.reject(new Error('away')) : Promise.resolve(numbers)),
      100,
    );
    await expect(gathering.ask(1)).rejects.toThrow('away');
    fails = false;
    expect(await gathering.ask(2)).toBe(2);
  });
});
