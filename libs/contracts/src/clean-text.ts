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
