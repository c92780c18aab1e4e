import { crc32 } from 'node:zlib';

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

/** An entry with the time it was written at, in µs since 1970. */
export interface HistoryEntry extends Entry {
  readonly at: number;
}

/** A row of document_update as the driver gives it: bigint columns arrive as text. */
export interface EntryRow {
  sequence: string;
  client: string | null;
  person_id: string | null;
  bytes: Uint8Array;
  checksum: number;
}

/** SQL for what an EntryRow of document_update holds, and for its `at` as TimedRow has it. */
export const entryColumns = 'sequence, client, person_id, bytes, checksum';
export const atColumn = '(extract(epoch FROM at) * 1000000)::bigint AS at';

export interface TimedRow extends EntryRow {
  at: string;
}

/** CRC-32 of the bytes as PostgreSQL's signed integer. It notices flipped bits; it is no proof against tampering. */
export function checksum(bytes: Uint8Array): number {
  return crc32(bytes) | 0;
}

/** Whether a row's bytes are the ones that were written. */
export function isSound(row: Pick<EntryRow, 'bytes' | 'checksum'>): boolean {
  return checksum(row.bytes) === row.checksum;
}

/** An entry of a row that is sound. */
export function entryOf(row: EntryRow): Entry {
  return {
    sequence: Number(row.sequence),
    client: row.client === null ? null : Number(row.client),
    personId: row.person_id,
    bytes: row.bytes,
  };
}

export function historyEntryOf(row: TimedRow): HistoryEntry {
  return { ...entryOf(row), at: Number(row.at) };
}

/** Whether the entries are exactly those from `first` to `last`. */
export function isGapless(entries: readonly Entry[], first: number, last: number): boolean {
  return (
    entries.length === last - first + 1 && entries.every((entry, index) => entry.sequence === first + index)
  );
}
