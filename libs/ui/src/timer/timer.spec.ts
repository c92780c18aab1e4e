import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { clockFace, leftInWords, SpTimer } from './timer';
import { TimerHarness } from './timer.harness';

async function setup(left: number | null, isPaused = false) {
  const fixture = TestBed.createComponent(SpTimer);
  fixture.componentRef.setInput('left', left);
  fixture.componentRef.setInput('isPaused', isPaused);
  fixture.componentRef.setInput('label', 'Time for this part');
  await fixture.whenStable();
  return TestbedHarnessEnvironment.harnessForFixture(fixture, TimerHarness);
}

describe('a timer', () => {
  it.each([
    [0, '0:00'],
    [1, '0:01'],
    [59_001, '1:00'],
    [60_000, '1:00'],
    [245_000, '4:05'],
    [3_750_000, '1:02:30'],
    [-5, '0:00'],
  ])('shows %d ms as %s', (left, face) => expect(clockFace(left)).toBe(face));

  it.each([
    [null, false, 'For as long as it takes.'],
    [0, false, 'The time is up.'],
    [1_000, false, '1 second left.'],
    [80_000, false, '80 seconds left.'],
    [245_000, false, 'About 4 minutes left.'],
    [245_000, true, 'Paused with about 4 minutes left.'],
  ])('says %s (paused: %s) as %s', (left, isPaused, words) =>
    expect(leftInWords(left, isPaused)).toBe(words),
  );

  it.each([
    [null, false, 'open'],
    [61_000, false, 'running'],
    [60_000, false, 'short'],
    [60_000, true, 'paused'],
    [0, false, 'over'],
  ])('with %s left (paused: %s) is %s', async (left, isPaused, state) => {
    expect(await (await setup(left, isPaused)).state()).toBe(state);
  });

  it('is read aloud in words, with what it is the time of', async () => {
    expect(await (await setup(245_000)).words()).toBe('Time for this part: About 4 minutes left.');
  });
});
