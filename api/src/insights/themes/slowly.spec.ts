import { slowly } from './slowly';

it('answers with what the calculation came to, and lets other things happen meanwhile', async () => {
  let others = 0;
  const timer = setInterval(() => others++, 1);
  function* work(): Generator<undefined, string> {
    const until = performance.now() + 60;
    while (performance.now() < until) yield;
    return 'found';
  }
  expect(await slowly(work())).toBe('found');
  clearInterval(timer);
  expect(others).toBeGreaterThan(0);
});

it('fails as the calculation does', async () => {
  // eslint-disable-next-line require-yield -- it fails before it gets that far
  function* work(): Generator<undefined, string> {
    throw new Error('no');
  }
  await expect(slowly(work())).rejects.toThrow('no');
});
