import type { Credential } from './credential';
import { deadlines, limits } from './limits';
import { Offenders } from './offenders';

const someone = (secret: string): Credential => ({
  isCookie: true,
  proof: { kind: 'session', secret },
  proofOf: () => undefined,
});

describe('[SY34] who offended', () => {
  it('is known by what they come with, for a minute after the last time', () => {
    let now = 0;
    const offenders = new Offenders(() => now);
    offenders.note(someone('one'), 'bad_frame');
    expect([offenders.has(someone('one')), offenders.has(someone('other'))]).toEqual([true, false]);
    now += deadlines.offence / 2;
    offenders.note(someone('one'), 'forged');
    now += deadlines.offence - 1;
    expect(offenders.has(someone('one'))).toBe(true);
    now += 1;
    expect(offenders.has(someone('one'))).toBe(false);
  });

  it('is nobody whose rights changed, who sent too much, or who came at the wrong time', () => {
    const offenders = new Offenders();
    for (const reason of ['access_changed', 'too_fast', 'going_away', 'not_stored', 'read_only'] as const)
      offenders.note(someone('one'), reason);
    expect(offenders.has(someone('one'))).toBe(false);
  });

  it('is forgotten for another when they are too many, the oldest first', () => {
    const offenders = new Offenders();
    for (let number = 0; number <= limits.offenders; number++)
      offenders.note(someone(`${number}`), 'bad_frame');
    expect([0, 1, limits.offenders].map((number) => offenders.has(someone(`${number}`)))).toEqual([
      false,
      true,
      true,
    ]);
  });
});
