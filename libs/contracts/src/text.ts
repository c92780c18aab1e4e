import { z } from 'zod';
import { cleanText, isVisible } from './clean-text';

const nothing = 'Write something here.';

/** What is left of a text once it is clean: of a fitting length, and something to see. */
const words = (max: number, min: number) =>
  z
    .string()
    .min(min, { error: nothing, abort: true })
    .max(max, `Use at most ${max} characters.`)
    .refine((text) => text === '' || isVisible(text), nothing);

/** One line: a name, a title, a statement. Line breaks become spaces. */
export const line = (max: number, min = 1) =>
  z
    .string()
    .max(max * 4, `Use at most ${max} characters.`)
    .transform((text) => cleanText(text).replace(/\s+/g, ' '))
    .pipe(words(max, min));

/** Words over several lines. */
export const prose = (max: number, min = 1) =>
  z
    .string()
    .max(max * 4, `Use at most ${max} characters.`)
    .transform(cleanText)
    .pipe(words(max, min));
