/**
 * A statement's text as it is compared with others: two that differ only in case, accents' encoding, width, blanks
 * or punctuation say the same and would split the vote. Text of nothing but punctuation is compared as it is.
 */
export function comparable(text: string): string {
  const folded = text.normalize('NFKC').toLowerCase();
  const words = folded.replace(/[^\p{L}\p{M}\p{N}\p{S}]+/gu, ' ').trim();
  return words === '' ? folded : words;
}
