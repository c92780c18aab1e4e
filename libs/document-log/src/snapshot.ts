import { crc32 } from 'node:zlib';

/** The whole state of a document after the entry with this sequence. */
export interface Snapshot {
  readonly sequence: number;
  /** One Yjs update (V1) of the whole state. */
  readonly bytes: Uint8Array;
  readonly stateVector: Uint8Array;
}

/** A row of document_snapshot as the driver gives it. */
export interface SnapshotRow {
  sequence: string;
  bytes: Uint8Array;
  state_vector: Uint8Array;
  content_hash: string;
  checksum: number;
}

/** CRC-32 over everything that a snapshot says, its sequence included. */
export function snapshotChecksum(snapshot: Snapshot, contentHash: string): number {
  const label = crc32(`${snapshot.sequence} ${contentHash}`);
  return crc32(snapshot.bytes, crc32(snapshot.stateVector, label)) | 0;
}

/** Reads a row; null when it is not what was written. */
export function readSnapshot(row: SnapshotRow): Snapshot | null {
  const snapshot = {
    sequence: Number(row.sequence),
    bytes: row.bytes,
    stateVector: row.state_vector,
  };
  return snapshotChecksum(snapshot, row.content_hash) === row.checksum ? snapshot : null;
}
