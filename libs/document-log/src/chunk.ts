import { promisify } from 'node:util';
import { crc32, deflate, inflate } from 'node:zlib';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { HistoryEntry } from './entry';
import { groupMoments, type Moment } from './moments';

const compress = promisify(deflate);
const decompress = promisify(inflate);

/** A row of document_chunk as the driver gives it: many old entries, folded into one. */
export interface ChunkRow {
  first_sequence: string;
  last_sequence: string;
  moments: string;
  bytes: Uint8Array;
  checksum: number;
}

/** What a chunk is written with. */
export interface Chunk {
  readonly first: number;
  readonly last: number;
  readonly moments: string;
  readonly bytes: Uint8Array;
  readonly checksum: number;
}

/** The pause that ends a moment inside a chunk. A history with longer pauses can be told from it, none with shorter. */
export const finestPause = 60_000_000;

const version = 1;

/** Folds entries, which must not be empty nor have a gap, losing nothing: client, person, time in µs and bytes. */
export async function encodeChunk(entries: readonly HistoryEntry[]): Promise<Chunk> {
  const [first, last] = [entries[0], entries.at(-1)];
  if (!first || !last) throw new RangeError('There is nothing to fold.');
  const bytes = await compress(encodeEntries(entries));
  const moments = JSON.stringify(groupMoments(entries.map(momentOf), finestPause));
  const head = { first: first.sequence, last: last.sequence, moments };
  return { ...head, bytes, checksum: chunkChecksum({ ...head, bytes }) };
}

/** The entries of a chunk; null when it is not what was written. */
export async function decodeChunk(row: ChunkRow): Promise<HistoryEntry[] | null> {
  const [first, last] = [Number(row.first_sequence), Number(row.last_sequence)];
  if (chunkChecksum({ first, last, moments: row.moments, bytes: row.bytes }) !== row.checksum) return null;
  return decodeEntries(await decompress(row.bytes), first);
}

/** What history tells of a chunk without unpacking it. */
export function readMoments(row: Pick<ChunkRow, 'moments'>): Moment[] {
  return JSON.parse(row.moments) as Moment[];
}

function momentOf({ sequence, at, personId }: HistoryEntry): Moment {
  return { first: sequence, last: sequence, from: at, to: at, persons: personId === null ? [] : [personId] };
}

function chunkChecksum({ first, last, moments, bytes }: Omit<Chunk, 'checksum'>): number {
  return crc32(bytes, crc32(`${first} ${last} ${moments}`)) | 0;
}

/**
 * A version; how many entries; the persons (UUIDs, 16 bytes each); then each entry as flags (1: has a client, 2: has a
 * person), client, index of the person, µs since the entry before, bytes. Numbers are lib0's variable-length integers.
 */
function encodeEntries(entries: readonly HistoryEntry[]): Uint8Array {
  const encoder = encoding.createEncoder();
  const persons = [...new Set(entries.flatMap(({ personId }) => personId ?? []))];
  encoding.writeVarUint(encoder, version);
  encoding.writeVarUint(encoder, entries.length);
  encoding.writeVarUint(encoder, persons.length);
  for (const person of persons)
    encoding.writeUint8Array(encoder, Buffer.from(person.replaceAll('-', ''), 'hex'));
  let before = 0;
  for (const { client, personId, at, bytes } of entries) {
    encoding.writeUint8(encoder, (client === null ? 0 : 1) | (personId === null ? 0 : 2));
    if (client !== null) encoding.writeVarUint(encoder, client);
    if (personId !== null) encoding.writeVarUint(encoder, persons.indexOf(personId));
    encoding.writeVarInt(encoder, at - before);
    encoding.writeVarUint8Array(encoder, bytes);
    before = at;
  }
  return encoding.toUint8Array(encoder);
}

function decodeEntries(bytes: Uint8Array, first: number): HistoryEntry[] {
  const decoder = decoding.createDecoder(bytes);
  const written = decoding.readVarUint(decoder);
  if (written !== version) throw new RangeError(`A chunk of version ${written} cannot be read.`);
  const count = decoding.readVarUint(decoder);
  const persons = Array.from({ length: decoding.readVarUint(decoder) }, () =>
    uuidOf(decoding.readUint8Array(decoder, 16)),
  );
  let at = 0;
  return Array.from({ length: count }, (_, index) => {
    const flags = decoding.readUint8(decoder);
    const client = flags & 1 ? decoding.readVarUint(decoder) : null;
    const personId = flags & 2 ? (persons[decoding.readVarUint(decoder)] ?? null) : null;
    at += decoding.readVarInt(decoder);
    return { sequence: first + index, client, personId, at, bytes: decoding.readVarUint8Array(decoder) };
  });
}

function uuidOf(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
