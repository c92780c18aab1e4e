import { inflateSync } from 'node:zlib';

/** A font as its tables, whatever file they came in. */
export interface Font {
  /** The first four bytes of the sfnt: 0x00010000 for TrueType outlines. */
  flavor: number;
  /** In the order of their tags, as sfnt wants them. */
  tables: { tag: string; data: Buffer }[];
}

/**
 * Takes a WOFF 1.0 file apart (W3C Recommendation, §4 and §5): each table is stored as it is or zlib-deflated.
 * Typst reads no WOFF, and @fontsource ships nothing else.
 *
 * @throws Error when the bytes are no WOFF 1.0.
 */
export function readWoff(bytes: Buffer): Font {
  if (bytes.toString('latin1', 0, 4) !== 'wOFF') throw new Error('These bytes are no WOFF 1.0 font.');
  const count = bytes.readUInt16BE(12);
  const tables = Array.from({ length: count }, (_, index) => {
    const entry = 44 + 20 * index;
    const offset = bytes.readUInt32BE(entry + 4);
    const stored = bytes.readUInt32BE(entry + 8);
    const original = bytes.readUInt32BE(entry + 12);
    const raw = bytes.subarray(offset, offset + stored);
    return {
      tag: bytes.toString('latin1', entry, entry + 4),
      data: stored < original ? inflateSync(raw, { maxOutputLength: original }) : raw,
    };
  });
  return { flavor: bytes.readUInt32BE(4), tables };
}

function padded(data: Buffer): Buffer {
  return Buffer.concat([data, Buffer.alloc((4 - (data.length % 4)) % 4)]);
}

/** OpenType's table checksum: the sum of its 32-bit words, padded with zeros, modulo 2³². */
export function checksum(data: Buffer): number {
  const words = padded(data);
  let sum = 0;
  for (let offset = 0; offset < words.length; offset += 4) sum = (sum + words.readUInt32BE(offset)) >>> 0;
  return sum;
}

function header(flavor: number, count: number): Buffer {
  const power = Math.floor(Math.log2(count));
  const bytes = Buffer.alloc(12 + 16 * count);
  bytes.writeUInt32BE(flavor, 0);
  bytes.writeUInt16BE(count, 4);
  bytes.writeUInt16BE(16 * 2 ** power, 6);
  bytes.writeUInt16BE(power, 8);
  bytes.writeUInt16BE(16 * (count - 2 ** power), 10);
  return bytes;
}

/** The same tables as an sfnt file (TTF or OTF), offsets and checksums made anew. */
export function writeSfnt({ flavor, tables }: Font): Buffer {
  const directory = header(flavor, tables.length);
  let offset = directory.length;
  tables.forEach(({ tag, data }, index) => {
    const entry = 12 + 16 * index;
    directory.write(tag, entry, 'latin1');
    directory.writeUInt32BE(checksum(data), entry + 4);
    directory.writeUInt32BE(offset, entry + 8);
    directory.writeUInt32BE(data.length, entry + 12);
    offset += padded(data).length;
  });
  return Buffer.concat([directory, ...tables.map(({ data }) => padded(data))]);
}
