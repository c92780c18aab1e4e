import type { Font } from './woff.ts';

/** Name ids of OpenType's `name` table that a typesetter finds a family by, or shows. */
const ids = { family: 1, style: 2, unique: 3, full: 4, postScript: 6 };

function records(family: string, style: string): [number, string][] {
  const full = `${family} ${style}`;
  return [
    [ids.family, family],
    [ids.style, style],
    [ids.unique, full],
    [ids.full, full],
    [ids.postScript, full.replaceAll(' ', '')],
  ];
}

/** A `name` table of version 0 for Windows, Unicode, US English: what every reader looks at. */
function nameTable(family: string, style: string): Buffer {
  const names = records(family, style).map(([id, text]) => ({
    id,
    bytes: Buffer.from(text, 'utf16le').swap16(),
  }));
  const directory = Buffer.alloc(6 + 12 * names.length);
  directory.writeUInt16BE(names.length, 2);
  directory.writeUInt16BE(directory.length, 4);
  let offset = 0;
  names.forEach(({ id, bytes }, index) => {
    [3, 1, 0x409, id, bytes.length, offset].forEach((value, field) =>
      directory.writeUInt16BE(value, 6 + 12 * index + 2 * field),
    );
    offset += bytes.length;
  });
  return Buffer.concat([directory, ...names.map(({ bytes }) => bytes)]);
}

/**
 * The font under another family name. @fontsource cuts one family into files by script, all of one name; Typst takes
 * one file per name and style, and would set "Siân" in the font and "ŵ" in another. Named apart, both can be listed.
 */
export function renamed(font: Font, family: string, style: string): Font {
  const name = nameTable(family, style);
  return {
    ...font,
    tables: font.tables.map((table) => (table.tag === 'name' ? { tag: 'name', data: name } : table)),
  };
}
