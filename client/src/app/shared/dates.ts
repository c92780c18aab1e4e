import { Pipe, PipeTransform } from '@angular/core';

const zone = { timeZone: 'Europe/London' } as const;
const dayFormat = new Intl.DateTimeFormat('en-GB', {
  ...zone,
  weekday: 'long',
  day: 'numeric',
  month: 'long',
});
const dayYearFormat = new Intl.DateTimeFormat('en-GB', {
  ...zone,
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});
const clockFormat = new Intl.DateTimeFormat('en-GB', {
  ...zone,
  hour: 'numeric',
  minute: '2-digit',
  hour12: true,
});
const yearFormat = new Intl.DateTimeFormat('en-GB', { ...zone, year: 'numeric' });

/** "2pm", "2.30pm": the UK clock as people say it. */
export function clock(date: Date): string {
  return clockFormat.format(date).replace(/\s/g, '').replace(':00', '').replace(':', '.').toLowerCase();
}

/** A day with its year, for what is kept: "8 December 2026". */
export function dayAndYear(instant: string): string {
  return dayYearFormat.format(new Date(instant));
}

/** A day as people say it: "Tuesday 8 December", with the year where it is another. */
export function dayInWords(instant: string, now = new Date()): string {
  const date = new Date(instant);
  const day = dayFormat.format(date).replace(',', '');
  return yearFormat.format(date) === yearFormat.format(now) ? day : `${day} ${yearFormat.format(date)}`;
}

/** "today, 2pm", "Tuesday 8 December, 2pm". */
export function momentInWords(instant: string, now = new Date()): string {
  const date = new Date(instant);
  const day = dayYearFormat.format(date) === dayYearFormat.format(now) ? 'today' : dayInWords(instant, now);
  return `${day}, ${clock(date)}`;
}

/** Says an instant in UK time: `instant | spDate` a moment, `: 'day'` a day, `: 'year'` a day with its year. */
@Pipe({ name: 'spDate' })
export class SpDate implements PipeTransform {
  transform(instant: string, as: 'moment' | 'day' | 'year' = 'moment'): string {
    if (as === 'year') return dayAndYear(instant);
    return as === 'day' ? dayInWords(instant) : momentInWords(instant);
  }
}
