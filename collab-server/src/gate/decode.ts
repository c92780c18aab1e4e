import * as Y from 'yjs';
import { limits } from '../limits';
import { ClockRanges, type ClockRange } from '../outline/clock-ranges';
import { Refusal } from './examination';

export type Struct = Y.Item | Y.GC | Y.Skip;

/** An update taken apart, without a document. */
export interface Decoded {
  readonly structs: readonly Struct[];
  /** By client, in the order of their clocks; no two overlap or touch. */
  readonly deleted: ReadonlyMap<number, readonly ClockRange[]>;
}

/**
 * Takes an update apart before a document sees it (SY28). Decoding reads what is really there, where applying would
 * first make room for as many structs as ten bytes can claim. `isTrusted`: it comes from the log, and may be a whole
 * document.
 */
export function decode(update: Uint8Array, { isTrusted = false } = {}): Decoded {
  const { structs, ds } = readUpdate(update, isTrusted ? Version1 : FewStructs);
  const lists: ReadonlyMap<number, readonly Deletion[]> = ds.clients;
  if (!isTrusted) checkDeletions(lists);
  return { structs, deleted: new Map([...lists].map(([client, list]) => [client, inOrder(list)])) };
}

/** As Yjs decodes them. */
interface Deletion {
  readonly clock: number;
  readonly len: number;
}

function checkDeletions(lists: ReadonlyMap<number, readonly Deletion[]>): void {
  let deletions = 0;
  for (const list of lists.values()) {
    deletions += list.length;
    if (list.some(({ clock, len }) => len < 1 || clock + len > limits.clock)) throw new Refusal('bad_frame');
  }
  if (deletions > limits.deletedRanges) throw new Refusal('too_large');
}

function inOrder(list: readonly Deletion[]): readonly ClockRange[] {
  const ranges = list.map(({ clock, len }) => ({ from: clock, to: clock + len }));
  if (!ranges.some(({ from }, index) => from <= (ranges[index - 1]?.to ?? -1))) return ranges;
  const set = new ClockRanges();
  set.addAll(ranges.sort((one, other) => one.from - other.from));
  return set.ranges;
}

/** What the last decoder made has not read yet; decoding is synchronous, so there is one at a time. */
let rest: { readonly pos: number } = { pos: 0 };

class Version1 extends Y.UpdateDecoderV1 {
  constructor(decoder: ConstructorParameters<typeof Y.UpdateDecoderV1>[0]) {
    super(decoder);
    rest = decoder;
  }
}

/** Stops at once where there are too many: reading half a million of them takes a quarter of a second. */
class FewStructs extends Version1 {
  private structs = 0;

  override readInfo(): number {
    if (++this.structs > limits.structs) throw new Refusal('too_large');
    return super.readInfo();
  }
}

/** Reads version 1 only, and all of it: version 2 would pass for an empty update with something after it. */
function readUpdate(update: Uint8Array, decoder: typeof Version1): ReturnType<typeof Y.decodeUpdate> {
  const decoded = attempt(() => Y.decodeUpdateV2(update, decoder));
  if (rest.pos !== update.length) throw new Refusal('bad_frame');
  return decoded;
}

function attempt<Result>(read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal('bad_frame');
  }
}
