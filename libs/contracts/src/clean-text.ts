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

/**
 * Whether anything of a text can be seen. Some signs leave no mark on a page though they are no blanks: joiners, byte
 * order marks, fillers. Inside a word or an emoji they belong there, so they are kept; alone they say nothing.
 */
export function isVisible(text: string): boolean {
  return /[^\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cc}\p{Z}\u2800]/u.test(text);
}
