import { Remembered } from './remembered';

it('works out once what many ask for, and again what failed or was long ago', async () => {
  const remembered = new Remembered<string>(2);
  let times = 0;
  const work = (outcome: string) => (): Promise<string> => {
    times += 1;
    return outcome === 'fails' ? Promise.reject(new Error(outcome)) : Promise.resolve(outcome);
  };
  const many = Array.from({ length: 60 }, () => remembered.get('a', work('done')));
  expect(new Set(await Promise.all(many))).toEqual(new Set(['done']));
  expect(times).toBe(1);
  await expect(remembered.get('b', work('fails'))).rejects.toThrow('fails');
  expect(await remembered.get('b', work('works'))).toBe('works');
  await remembered.get('c', work('done'));
  expect(times).toBe(4);
  await remembered.get('b', work('not asked'));
  expect(times).toBe(4);
  await remembered.get('a', work('done'));
  expect(times).toBe(5);
});
