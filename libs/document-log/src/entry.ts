import { crc32 } from 'node:zlib';
import { DocumentLogFailure } from './failure';

/** One Yjs update (V1) to be appended. */
export interface NewEntry {
  readonly bytes: Uint8Array;
  /** The Yjs client id whose structs it holds; null when there is none (deletions only) or more than one. */
  readonly client: number | null;
  /** Who wrote it; null when the server did. */
  readonly personId: string | null;
}

/** One Yjs update of the log. Sequences begin at 1 in each epoch and have no gap. */
export interface Entry extends NewEntry {
  readonly sequence: number;
}

/** A row of document_update as the driver gives it: bigint columns arrive as text. */
export interface EntryRow {
  sequence: string;
  client: string | null;
  person_id: string | null;
  bytes: Uint8Array;
  checksum: number;
}

/** CRC-32 of the bytes as PostgreSQL's signed integer. It notices flipped bits; it is no proof against tampering. */
export function checksum(bytes: Uint8Array): number {
  return crc32(bytes) | 0;
}

/** Reads a row, or throws `damaged` when its bytes are not the ones that were written. */
export function readRow(documentId: string, row: EntryRow): Entry {
  const sequence = Number(row.sequence);
  if (checksum(row.bytes) !== row.checksum) {
    throw new DocumentLogFailure('damaged', documentId, `the bytes of sequence ${sequence} have changed`);
  }
  return {
    sequence,
    client: row.client === null ? null : Number(row.client),
    personId: row.person_id,
    bytes: row.bytes,
  };
}

/** Throws `damaged` unless the entries are exactly those from `first` to `last`. */
export function expectNoGap(
  documentId: string,
  entries: readonly Entry[],
  first: number,
  last: number,
): void {
  const whole =
    entries.length === last - first + 1 && entries.every((entry, index) => entry.sequence === first + index);
  if (!whole) {
    throw new DocumentLogFailure('damaged', documentId, `sequences ${first} to ${last} are not all there`);
  }
}
