import { z } from 'zod';
import { cleanText } from './clean-text';

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
