import { z } from 'zod';

/**
 * Text as people type it, made safe to store and show: PostgreSQL refuses NUL, JSON and fonts stumble over lone
 * surrogates, and the Unicode direction overrides can make a sentence read as its opposite.
 */
export function cleanText(text: string): string {
  return (
    text
      .toWellFormed()
      .replace(/\r\n?/g, '\n')
      .replace(/[\u202A-\u202E\u2066-\u2069]/g, '')
      // eslint-disable-next-line no-control-regex -- control characters are exactly what must go
      .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g, '')
      .normalize('NFC')
      .trim()
  );
}

/** One line: a name, a title, a statement. Line breaks become spaces. */
export const line = (max: number, min = 1) =>
  z
    .string()
    .max(max * 4, `Use at most ${max} characters.`)
    .transform((text) => cleanText(text).replace(/\s+/g, ' '))
    .pipe(z.string().min(min, 'Write something here.').max(max, `Use at most ${max} characters.`));

/** Words over several lines. */
export const prose = (max: number, min = 1) =>
  z
    .string()
    .max(max * 4, `Use at most ${max} characters.`)
    .transform(cleanText)
    .pipe(z.string().min(min, 'Write something here.').max(max, `Use at most ${max} characters.`));

/** Limits that the client shows while people type, and the server holds to. */
export const limits = {
  name: 60,
  title: 120,
  question: 200,
  alt: 400,
  provocation: 4_000,
  response: 4_000,
  statement: 280,
  imageBytes: 15 * 1024 * 1024,
} as const;
