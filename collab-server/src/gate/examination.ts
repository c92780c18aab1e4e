import type { CloseReason } from '@samepage/contracts';
import type { ClockRange } from '../outline/clock-ranges';
import type { Outline } from '../outline/outline';
import type { Struct } from './decode';

/** A part of a struct that is new: all of it, or what comes after the first `offset` clocks. */
export interface Piece {
  readonly struct: Struct;
  readonly offset: number;
}

/** What an update adds to a document. */
export interface Addition {
  /** New structs, each client's in the order of their clocks. */
  readonly pieces: readonly Piece[];
  /** By client, in the order of their clocks. */
  readonly deletions: readonly (readonly [client: number, ranges: readonly ClockRange[]])[];
  /** The client ids that write something new. */
  readonly writers: readonly number[];
  /** The same as an outline over the one it was examined against: settle it to take the addition as made. */
  readonly outline: Outline;
}

/**
 * What an update is, seen against a document:
 * `known` it adds nothing; `new` it adds something; `missing` it builds on something the document does not have;
 * `refused` it is never acceptable.
 */
export type Examination =
  | { readonly verdict: 'known'; readonly repeats: readonly Struct[] }
  | { readonly verdict: 'new'; readonly addition: Addition; readonly repeats: readonly Struct[] }
  | { readonly verdict: 'missing' }
  | { readonly verdict: 'refused'; readonly reason: CloseReason };

/** Thrown within the gate; `examine` turns it into a verdict. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(readonly reason: CloseReason) {
    super(reason);
  }
}
