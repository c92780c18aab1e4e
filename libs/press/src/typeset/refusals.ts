import { eachText } from '../each-text.ts';

/*
 * PDF/UA allows no character without a glyph, so that everything on the page can be read aloud and copied out. The
 * typesetter refuses the whole document for one of them; the words around it must not be lost for that.
 */

type Characters = (character: number) => boolean;

/** Rust's way of showing text: `\"` and `\\`, and `\u{94d}` for what has no look of its own. */
function shown(text: string): string {
  return text.replace(/\\+u\{([0-9a-f]+)\}/gi, (_, hex: string) => String.fromCodePoint(parseInt(hex, 16)));
}

/** The characters (code points) a refusal complains of; none when it is about something else. */
export function refusedIn(message: string): Set<number> {
  const texts = message.matchAll(/the text `\\*"(.+?)\\*"` could not be displayed/g);
  const characters = Array.from(texts, ([, text]) => Array.from(shown(text ?? ''))).flat();
  return new Set(characters.map((character) => character.codePointAt(0) ?? 0));
}

/** What only changes its neighbours, or cannot be seen, is taken away; the rest is shown to be missing. */
function replacement(character: string): string {
  if (/[\s\u200b]/u.test(character)) return character;
  return /[\p{M}\p{C}]/u.test(character) ? '' : '[?]';
}

/** The same data without the characters that cannot be set. */
export function without<Data>(data: Data, refused: Characters): Data {
  return eachText(data, (text) =>
    Array.from(text.normalize('NFC'), (character) =>
      refused(character.codePointAt(0) ?? 0) ? replacement(character) : character,
    ).join(''),
  );
}
