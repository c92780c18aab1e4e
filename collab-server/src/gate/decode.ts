import * as Y from 'yjs';
import { limits } from '../limits';
import { Refusal } from './examination';

export type Struct = Y.Item | Y.GC | Y.Skip;

export interface Range {
  readonly clock: number;
  readonly len: number;
}

/** An update taken apart, without a document. */
export interface Decoded {
  readonly structs: readonly Struct[];
  readonly deleted: ReadonlyMap<number, readonly Range[]>;
}

/**
 * Takes an update apart before a document sees it (SY28). Decoding reads what is really there, where applying would
 * first make room for as many structs as ten bytes can claim.
 */
export function decode(update: Uint8Array): Decoded {
  const { structs, ds } = readUpdate(update);
  if (structs.length > limits.structs) throw new Refusal('too_large');
  const deleted: ReadonlyMap<number, readonly Range[]> = ds.clients;
  let ranges = 0;
  for (const list of deleted.values()) ranges += list.length;
  if (ranges > limits.deletedRanges) throw new Refusal('too_large');
  return { structs, deleted };
}

function readUpdate(update: Uint8Array): ReturnType<typeof Y.decodeUpdate> {
  try {
    return Y.decodeUpdate(update);
  } catch {
    throw new Refusal('bad_frame');
  }
}
