import * as encoding from 'lib0/encoding';
import { setIfUndefined } from 'lib0/map';
import * as Y from 'yjs';
import { decode } from './gate/decode';
import type { Addition, Piece } from './gate/examination';
import { ClockRanges, type ClockRange } from './outline/clock-ranges';

/**
 * Writes additions, made one after the other, as one update (V1). Merging what was decoded anyway costs a fraction of
 * `Y.mergeUpdates`, which reads every update again and sorts all of them for each struct.
 */
export function encodeAdditions(additions: readonly Addition[]): Uint8Array {
  const pieces = new Map<number, Piece[]>();
  const deleted = new Map<number, ClockRanges>();
  for (const addition of additions) {
    for (const piece of addition.pieces)
      setIfUndefined(pieces, piece.struct.id.client, (): Piece[] => []).push(piece);
    for (const [client, ranges] of addition.deletions)
      setIfUndefined(deleted, client, () => new ClockRanges()).addAll(ranges);
  }
  return encode(pieces, deleted);
}

function encode(
  pieces: ReadonlyMap<number, readonly Piece[]>,
  deleted: ReadonlyMap<number, ClockRanges>,
): Uint8Array {
  const encoder = new Y.UpdateEncoderV1();
  writePieces(encoder, pieces);
  writeDeletions(
    encoder.restEncoder,
    [...deleted].map(([client, { ranges }]) => [client, ranges]),
  );
  return encoder.toUint8Array();
}

/**
 * Puts updates together that follow each other in a log, so that each client's clocks only grow. What is not so is left
 * to `Y.mergeUpdates`, which takes them in any order.
 */
export function joinInOrder(updates: readonly Uint8Array[]): Uint8Array {
  const [only] = updates;
  if (only && updates.length === 1) return only;
  const pieces = new Map<number, Piece[]>();
  const ends = new Map<number, number>();
  const deleted = new Map<number, ClockRanges>();
  for (const update of updates) {
    const decoded = decode(update, { isTrusted: true });
    for (const struct of decoded.structs) {
      const { client, clock } = struct.id;
      const end = ends.get(client) ?? clock;
      if (struct instanceof Y.Skip || clock > end) return Y.mergeUpdates([...updates]);
      if (clock + struct.length <= end) continue;
      setIfUndefined(pieces, client, (): Piece[] => []).push({ struct, offset: end - clock });
      ends.set(client, clock + struct.length);
    }
    for (const [client, ranges] of decoded.deleted)
      setIfUndefined(deleted, client, () => new ClockRanges()).addAll(ranges);
  }
  return encode(pieces, deleted);
}

/** An update that only deletes. */
export function encodeDeletions(
  deletions: Iterable<readonly [client: number, ranges: readonly ClockRange[]]>,
): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, 0);
  writeDeletions(encoder, [...deletions]);
  return encoding.toUint8Array(encoder);
}

/** Higher client ids first, as Yjs does: it makes integrating what was written at the same moment cheaper. */
function writePieces(encoder: Y.UpdateEncoderV1, pieces: ReadonlyMap<number, readonly Piece[]>): void {
  encoding.writeVarUint(encoder.restEncoder, pieces.size);
  for (const [client, list] of [...pieces].sort(([a], [b]) => b - a)) {
    const [first] = list;
    encoding.writeVarUint(encoder.restEncoder, list.length);
    encoder.writeClient(client);
    encoding.writeVarUint(encoder.restEncoder, first ? first.struct.id.clock + first.offset : 0);
    for (const { struct, offset } of list) struct.write(encoder, offset);
  }
}

function writeDeletions(
  encoder: encoding.Encoder,
  deletions: readonly (readonly [client: number, ranges: readonly ClockRange[]])[],
): void {
  encoding.writeVarUint(encoder, deletions.length);
  for (const [client, ranges] of deletions) {
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, ranges.length);
    for (const { from, to } of ranges) {
      encoding.writeVarUint(encoder, from);
      encoding.writeVarUint(encoder, to - from);
    }
  }
}
