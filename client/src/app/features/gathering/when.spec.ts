import { instantOf, spanOf, whenInWords, whenOf } from './when';

describe('when a gathering is', () => {
  it.each([
    ['2026-12-08', '14:00', '2026-12-08T14:00:00.000Z'],
    ['2026-07-08', '14:00', '2026-07-08T13:00:00.000Z'],
    // The clocks go forward at one on this night, and back at two on the other.
    ['2026-03-29', '00:30', '2026-03-29T00:30:00.000Z'],
    ['2026-03-29', '09:00', '2026-03-29T08:00:00.000Z'],
    ['2026-10-25', '09:00', '2026-10-25T09:00:00.000Z'],
  ])('%s at %s is by the clock on a UK wall, wherever the device is', (day, time, instant) => {
    expect(instantOf(day, time)).toBe(instant);
    expect(whenOf(instant, null)).toEqual({ day, from: time, to: '' });
  });

  it.each([
    ['', '14:00'],
    ['2026-12-08', ''],
    ['soon', 'later'],
    ['0026-12-08', '14:00'],
    ['2026-02-30', '14:00'],
    // The clocks have gone forward over it.
    ['2026-03-29', '01:30'],
  ])('"%s" at "%s" is no time', (day, time) => expect(instantOf(day, time)).toBeNull());

  it('is said as people say it', () => {
    const now = new Date('2026-11-23T10:00:00Z');
    expect(whenInWords('2026-12-08T14:00:00Z', '2026-12-08T16:30:00Z', now)).toBe(
      'Tuesday 8 December, 2pm to 4.30pm',
    );
    expect(whenInWords('2026-12-08T14:00:00Z', null, now)).toBe('Tuesday 8 December, 2pm');
  });

  it('ends on the next day where it ends no later than it begins', () => {
    const typed = { day: '2026-12-31', from: '20:00', to: '01:00' };
    const span = { startsAt: '2026-12-31T20:00:00.000Z', endsAt: '2027-01-01T01:00:00.000Z' };
    expect(spanOf(typed, null)).toEqual(span);
    expect(whenOf(span.startsAt, span.endsAt)).toEqual(typed);
    expect(spanOf({ ...typed, to: '' }, span)).toEqual({ startsAt: span.startsAt, endsAt: null });
  });

  it('stays to the instant where it is not typed anew, also in an hour that comes twice', () => {
    const first = { startsAt: '2026-10-25T00:30:00.000Z', endsAt: null };
    expect(spanOf(whenOf(first.startsAt, null), first)).toEqual(first);
  });
});
