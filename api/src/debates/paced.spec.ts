import { jest } from '@jest/globals';
import { Paced } from './paced';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

function counted(interval: number) {
  const runs: number[] = [];
  const paced = new Paced(interval, () => void runs.push(performance.now()));
  return { runs, paced };
}

it('runs at once, then once for everything asked meanwhile [DB20]', async () => {
  const { runs, paced } = counted(250);
  for (let index = 0; index < 10; index++) paced.ask('d');
  expect(runs).toHaveLength(1);
  await jest.advanceTimersByTimeAsync(250);
  expect(runs).toHaveLength(2);
  await jest.advanceTimersByTimeAsync(2_000);
  expect(runs).toHaveLength(2);
});

it('runs at most four times a second however often it is asked [DB20]', async () => {
  const { runs, paced } = counted(250);
  for (let step = 0; step < 300; step++) {
    paced.ask('d');
    await jest.advanceTimersByTimeAsync(10);
  }
  expect(runs.length).toBeGreaterThanOrEqual(11);
  for (const [index, at] of runs.entries())
    if (index > 0) expect(at - runs[index - 1]!).toBeGreaterThanOrEqual(249);
});

it('keeps one debate from waiting for another', () => {
  const { runs, paced } = counted(250);
  paced.ask('one');
  paced.ask('two');
  expect(runs).toHaveLength(2);
});

it('does nothing more once it is stopped', async () => {
  const { runs, paced } = counted(250);
  paced.ask('d');
  paced.ask('d');
  paced.stop();
  await jest.advanceTimersByTimeAsync(1_000);
  expect(runs).toHaveLength(1);
});
