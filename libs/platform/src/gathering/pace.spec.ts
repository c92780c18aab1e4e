import { Pace } from './pace';

/** How long the last of a second's things waits in the end, when they come evenly. */
function waitAt(perSecond: number, window: number): number {
  const pace = new Pace();
  let waited = 0;
  for (let thing = 0; thing < perSecond; thing++) {
    const now = (thing * 1000) / perSecond;
    pace.note(now);
    waited = pace.wait(window, now);
    if (waited === 0) pace.went(now);
  }
  return waited;
}

describe('a pace', () => {
  it('is at once where little comes', () => {
    expect(waitAt(50, 8)).toBe(0);
    expect(waitAt(200, 5)).toBe(0);
  });

  it('waits where much comes, and never longer than the window', () => {
    expect(waitAt(500, 8)).toBeGreaterThan(0);
    for (const perSecond of [500, 1_000, 20_000]) expect(waitAt(perSecond, 8)).toBeLessThanOrEqual(8);
  });

  it('is at once again when the rush is over', () => {
    const pace = new Pace();
    for (let thing = 0; thing < 5_000; thing++) pace.note(0);
    pace.went(0);
    expect(pace.wait(8, 1)).toBeGreaterThan(0);
    pace.note(3_000);
    pace.went(3_000);
    expect(pace.wait(8, 3_001)).toBe(0);
  });
});
