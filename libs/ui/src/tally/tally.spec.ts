import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { Announcer } from '../live/announcer';
import { SpTally } from './tally';
import { TallyHarness } from './tally.harness';

async function setup(inputs: Record<string, unknown>) {
  const say = jest.spyOn(TestBed.inject(Announcer), 'say').mockImplementation(() => undefined);
  const fixture = TestBed.createComponent(SpTally);
  for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
  const tally = await TestbedHarnessEnvironment.harnessForFixture(fixture, TallyHarness);
  await fixture.whenStable();
  return { fixture, tally, say };
}

describe('sp-tally', () => {
  it('says the count in a sentence, a bar and a table', async () => {
    const { tally } = await setup({ agree: 6, disagree: 3, pass: 1 });
    expect(await tally.sentence()).toBe('6 agree, 3 disagree, 1 pass.');
    expect(await tally.stretches()).toEqual([600, 300, 100]);
    expect(await tally.rows()).toEqual(['Agree660%', 'Disagree330%', 'Pass110%']);
  });

  it('gives an answer nobody chose no stretch of the bar', async () => {
    const { tally } = await setup({ agree: 2, disagree: 0, pass: 2 });
    expect(await tally.stretches()).toEqual([500, 500]);
  });

  it('says so when nobody has answered', async () => {
    const { tally } = await setup({});
    expect(await tally.sentence()).toBe('Nobody has answered yet.');
    expect(await tally.stretches()).toEqual([]);
  });

  it('shows no number while the count is withheld', async () => {
    const { fixture, tally } = await setup({ agree: 2, disagree: 1, withheld: true });
    expect(await tally.sentence()).toBe('The count is shown once enough people have answered.');
    expect((fixture.nativeElement as HTMLElement).textContent).not.toMatch(/\d/);
  });

  it('reads changes aloud once they rest, and not what was there at first', async () => {
    const { fixture, say } = await setup({ agree: 1, label: 'Health' });
    jest.useFakeTimers();
    try {
      for (const agree of [2, 3]) {
        fixture.componentRef.setInput('agree', agree);
        TestBed.tick();
        jest.advanceTimersByTime(500);
      }
      expect(say).not.toHaveBeenCalled();
      jest.advanceTimersByTime(2000);
      expect(say.mock.calls).toEqual([['Health: 3 agree, 0 disagree, 0 pass.']]);
    } finally {
      jest.useRealTimers();
    }
  });
});
