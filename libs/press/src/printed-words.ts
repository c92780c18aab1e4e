import { cleanRun } from '@samepage/manifesto';

/** No font we may ship draws emoji; a word says that there was one. */
function withoutEmoji(text: string): string {
  return text.replace(/(\s?\p{RGI_Emoji})+/gv, (found) => `${/^\s/.test(found) ? ' ' : ''}[emoji]`);
}

/**
 * Over forty characters without a blank may be broken after every ten (at a zero-width space), or they leave the
 * page. Not after each one: the time to find the best breaks grows with the square of their number.
 */
function breakable(text: string): string {
  return text.replace(/[^\s\u200b]{41,}/gu, (long) => long.replace(/.{10}(?=.)/gu, '$&\u200b'));
}

/** Dates stay on one line. */
function heldTogether(text: string): string {
  return text.replace(/\b(\d{1,2}) (\p{Lu}\p{Ll}+) (\d{4})\b/gu, '$1\u00a0$2\u00a0$3');
}

/** Text as it can be set: cleaned once more, for an edition outlives the rules it was sealed under. */
export function printedWords(text: string): string {
  return heldTogether(breakable(withoutEmoji(cleanRun(text))));
}
