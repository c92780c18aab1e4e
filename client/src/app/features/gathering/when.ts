import { clock, dayInWords } from '../../shared/dates';

/** A day and two times of it as people type them: `2026-12-08`, `14:00`, and perhaps `16:00`. UK time. */
export interface When {
  readonly day: string;
  readonly from: string;
  /** Empty where it is left open. */
  readonly to: string;
}

/** What is kept of it. */
interface Span {
  readonly startsAt: string;
  readonly endsAt: string | null;
}

const hour = 60 * 60 * 1_000;
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

/** The instant at which a UK wall shows a day of 2000 to 2099 and a time; null where none does. */
export function instantOf(day: string, time: string): string | null {
  // Browsers read a date into almost any words.
  if (!/^20\d\d-\d\d-\d\d$/.test(day) || !/^\d\d:\d\d$/.test(time)) return null;
  const guess = Date.parse(`${day}T${time}:00Z`);
  if (Number.isNaN(guess)) return null;
  const shown = wall(guess);
  const at = guess - (Date.parse(`${shown.day}T${shown.time}:00Z`) - guess);
  const found = wall(at);
  return found.day === day && found.time === time ? new Date(at).toISOString() : null;
}

/**
 * When a gathering begins and ends, as it was typed: an end that is no later than the beginning is on the next day. What
 * stands there already stays to the instant where it was not typed anew: of an hour the clocks go through twice, one.
 */
export function spanOf(typed: When, there: Span | null): { startsAt: string | null; endsAt: string | null } {
  const known = there && whenOf(there.startsAt, there.endsAt);
  if (there && known && (['day', 'from', 'to'] as const).every((each) => known[each] === typed[each]))
    return { startsAt: there.startsAt, endsAt: there.endsAt };
  const startsAt = instantOf(typed.day, typed.from);
  if (!typed.to || !startsAt) return { startsAt, endsAt: null };
  if (typed.to > typed.from) return { startsAt, endsAt: instantOf(typed.day, typed.to) };
  const next = new Date(Date.parse(`${typed.day}T12:00:00Z`) + 24 * hour).toISOString().slice(0, 10);
  return { startsAt, endsAt: instantOf(next, typed.to) };
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
