import { clock, dayInWords } from '../../shared/dates';

/** A day and two times of it as people type them: `2026-12-08`, `14:00`, and perhaps `16:00`. UK time. */
export interface When {
  readonly day: string;
  readonly from: string;
  /** Empty where it is left open. */
  readonly to: string;
}

const parts = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** What calendar and clock on a UK wall show at an instant. */
function wall(at: number): { readonly day: string; readonly time: string } {
  const of = Object.fromEntries(parts.formatToParts(at).map(({ type, value }) => [type, value]));
  return { day: `${of['year']}-${of['month']}-${of['day']}`, time: `${of['hour']}:${of['minute']}` };
}

/** The instant at which a UK wall shows a day and a time; null where they are none. */
export function instantOf(day: string, time: string): string | null {
  // Browsers read a date into almost any words.
  const isTyped = /^\d{4}-\d\d-\d\d$/.test(day) && /^\d\d:\d\d$/.test(time);
  const guess = Date.parse(`${day}T${time}:00Z`);
  if (!isTyped || Number.isNaN(guess)) return null;
  const shown = wall(guess);
  const ahead = Date.parse(`${shown.day}T${shown.time}:00Z`) - guess;
  return new Date(guess - ahead).toISOString();
}

/** How a gathering's instants were typed. */
export function whenOf(startsAt: string, endsAt: string | null): When {
  const start = wall(Date.parse(startsAt));
  return { day: start.day, from: start.time, to: endsAt ? wall(Date.parse(endsAt)).time : '' };
}

/** "Tuesday 8 December, 2pm to 4pm". */
export function whenInWords(startsAt: string, endsAt: string | null, now = new Date()): string {
  const from = `${dayInWords(startsAt, now)}, ${clock(new Date(startsAt))}`;
  return endsAt ? `${from} to ${clock(new Date(endsAt))}` : from;
}
