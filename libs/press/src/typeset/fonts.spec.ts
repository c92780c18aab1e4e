import { deflateSync } from 'node:zlib';
import { coverage } from './coverage.ts';
import { renamed } from './family.ts';
import { loadFonts } from './fonts.ts';
import { checksum, readWoff, writeSfnt, type Font } from './woff.ts';

/** The least WOFF there is: a header and tables, each deflated when that makes it smaller. */
function woff(tables: Font['tables']): Buffer {
  const header = Buffer.alloc(44 + 20 * tables.length);
  header.write('wOFF', 0);
  header.writeUInt32BE(0x00010000, 4);
  header.writeUInt16BE(tables.length, 12);
  const stored = tables.map(({ data }) => {
    const deflated = deflateSync(data);
    return deflated.length < data.length ? deflated : data;
  });
  let offset = header.length;
  tables.forEach(({ tag, data }, index) => {
    const entry = 44 + 20 * index;
    const bytes = stored[index]!;
    header.write(tag, entry);
    [offset, bytes.length, data.length, checksum(data)].forEach((value, field) =>
      header.writeUInt32BE(value, entry + 4 + 4 * field),
    );
    offset += bytes.length;
  });
  return Buffer.concat([header, ...stored]);
}

const tables = [
  { tag: 'cvt ', data: Buffer.from([1, 2, 3, 4, 5]) },
  { tag: 'glyf', data: Buffer.alloc(1_000, 7) },
];

function directory(sfnt: Buffer) {
  return Array.from({ length: sfnt.readUInt16BE(4) }, (_, index) => {
    const entry = 12 + 16 * index;
    const offset = sfnt.readUInt32BE(entry + 8);
    const data = sfnt.subarray(offset, offset + sfnt.readUInt32BE(entry + 12));
    return { sum: sfnt.readUInt32BE(entry + 4), offset, data };
  });
}

describe('readWoff and writeSfnt', () => {
  it('give back the tables, inflated or as they were', () => {
    expect(readWoff(woff(tables))).toEqual({ flavor: 0x00010000, tables });
  });

  it('write a directory whose sums and places are right', () => {
    for (const sfnt of [writeSfnt(readWoff(woff(tables))), ...loadFonts().files])
      for (const { sum, offset, data } of directory(sfnt)) {
        expect(checksum(data)).toBe(sum);
        expect(offset % 4).toBe(0);
      }
  });

  it('write the search fields of OpenType for their number of tables', () => {
    const sfnt = writeSfnt({ flavor: 0x00010000, tables: Array.from({ length: 5 }, () => tables[0]!) });
    expect([4, 6, 8, 10].map((at) => sfnt.readUInt16BE(at))).toEqual([5, 64, 2, 16]);
  });

  it('refuse what is no WOFF 1.0', () => {
    expect(() => readWoff(Buffer.from('wOF2'))).toThrow('no WOFF 1.0');
  });

  it('do not inflate past the size a table says it has', () => {
    const lying = woff([{ tag: 'glyf', data: Buffer.alloc(1_000_000) }]);
    lying.writeUInt32BE(5_000, 44 + 12);
    expect(() => readWoff(lying)).toThrow();
  });
});

describe('renamed', () => {
  it('puts the font under another family and leaves the rest', () => {
    const font = { flavor: 1, tables: [{ tag: 'name', data: Buffer.alloc(4) }, tables[1]!] };
    const [name, glyf] = renamed(font, 'Joy Further', '400-normal').tables;
    const text = Buffer.from(name!.data.subarray(6 + 12 * 5))
      .swap16()
      .toString('utf16le');
    expect(text).toMatch(/^Joy Further400-normal/);
    expect(glyf).toBe(tables[1]);
  });
});

describe('loadFonts', () => {
  const { covers } = loadFonts();

  it.each(['a', 'é', 'ŵ', 'Ł', 'ș', '’', '€'])('covers %s', (character) => {
    expect(covers(character.codePointAt(0)!)).toBe(true);
  });

  it.each(['漢', 'я', '💛', '\u0007', '\u{10ffff}'])('does not cover %p', (character) => {
    expect(covers(character.codePointAt(0)!)).toBe(false);
  });

  it('covers nothing without a cmap', () => {
    expect(coverage([{ flavor: 1, tables: [] }])(97)).toBe(false);
  });
});
