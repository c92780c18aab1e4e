import { stopWords } from './stop-words';

/** The words of a text that say what it is about: in small letters, without stop words, short words and numbers. */
export function wordsIn(text: string): string[] {
  return text
    .toLowerCase()
    .replace(/[’']/g, '')
    .split(/[^\p{L}]+/u)
    .filter((word) => word.length > 2 && !stopWords.has(word));
}

const vowel = /[aeiouy]/;

/**
 * A word without what English adds at its end for number and time, so that "walks", "walked" and "walking" count as
 * one: after step 1 of M. F. Porter, "An algorithm for suffix stripping", Program 14(3), 1980; his later steps are left
 * out, because they put words together that people tell apart.
 */
export function stem(word: string): string {
  return yAsI(withoutTime(withoutNumber(word)));
}

function withoutNumber(word: string): string {
  if (word.endsWith('sses')) return word.slice(0, -2);
  if (word.endsWith('ies')) return word.length > 4 ? word.slice(0, -2) : word.slice(0, -1);
  if (/(?:x|ch|sh)es$/.test(word)) return word.slice(0, -2);
  return /[^su]s$/.test(word) && word.length > 3 ? word.slice(0, -1) : word;
}

function withoutTime(word: string): string {
  const ending = ['ing', 'ed'].find((each) => word.endsWith(each));
  if (!ending || word.endsWith('eed')) return word;
  const rest = word.slice(0, -ending.length);
  if (rest.length < 3 || !vowel.test(rest)) return word;
  if (/(?:at|bl|iz)$/.test(rest)) return `${rest}e`;
  if (/([^aeiouylsz])\1$/.test(rest)) return rest.slice(0, -1);
  // "hoping" comes from "hope": a single consonant after a single vowel, in a short word.
  return /^[^aeiou]*[aeiouy][^aeiouywx]$/.test(rest) ? `${rest}e` : rest;
}

function yAsI(word: string): string {
  return /y$/.test(word) && vowel.test(word.slice(0, -1)) ? `${word.slice(0, -1)}i` : word;
}
