import type { Font } from './woff.ts';

/** Character ranges, both ends included. */
type Ranges = [first: number, last: number][];

/**
 * Format 4, the one for the Basic Multilingual Plane: `segCountX2` at 6, then the last characters of the segments,
 * a pad, and their first characters. A segment may map some of its characters to no glyph; in the fonts we ship
 * none does, and the typesetter has the last word.
 */
function format4(table: Buffer): Ranges {
  const length = table.readUInt16BE(6);
  return Array.from({ length: length / 2 }, (_, index): [number, number] => [
    table.readUInt16BE(16 + length + 2 * index),
    table.readUInt16BE(14 + 2 * index),
  ]).filter(([first]) => first !== 0xffff);
}

/** Format 12: groups of first character, last character and glyph. */
function format12(table: Buffer): Ranges {
  return Array.from({ length: table.readUInt32BE(12) }, (_, index): [number, number] => [
    table.readUInt32BE(16 + 12 * index),
    table.readUInt32BE(20 + 12 * index),
  ]);
}

function rangesOf(font: Font): Ranges {
  const cmap = font.tables.find(({ tag }) => tag === 'cmap')?.data;
  if (!cmap) return [];
  return Array.from({ length: cmap.readUInt16BE(2) }, (_, index) => {
    const table = cmap.subarray(cmap.readUInt32BE(8 + 8 * index));
    const format = table.readUInt16BE(0);
    if (format === 4) return format4(table);
    return format === 12 ? format12(table) : [];
  }).flat();
}

/** Which characters (code points) some of these fonts can draw, by their `cmap` tables of format 4 and 12. */
export function coverage(fonts: Font[]): (character: number) => boolean {
  const ranges = fonts.flatMap(rangesOf);
  return (character) => ranges.some(([first, last]) => first <= character && character <= last);
}
