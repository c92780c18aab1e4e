import { deferred } from '@samepage/testing';
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
    const answers = [lanes.ask('a', 1), lanes.ask('a', 2), lanes.ask('b', 3), lanes.ask('a', 4)];
    expect(asked).toEqual([
      ['a', [1]],
      ['b', [3]],
    ]);
    held.resolve();
    expect(await Promise.all(answers)).toEqual(['a1', 'a2', 'b3', 'a4']);
    expect(asked.slice(2)).toEqual([['a', [2, 4]]]);
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
