import { step2Frame, updateFrame } from '@samepage/sync-protocol';
import * as Y from 'yjs';
import { encodeDeletions, joinInOrder } from './encode';
import { decode } from './gate/decode';
import { limits } from './limits';
import { wireOf } from './wire';

type Clocks = ReadonlyMap<number, number>;

/** Some of a document, as whoever comes is sent it. */
class Part {
  readonly wire: Buffer;
  private deletionsWire: Buffer | undefined;

  constructor(
    update: Uint8Array,
    /** The last sequence of the log that is in it. */
    readonly last: number,
    /** How far each client goes that wrote in it. */
    readonly ends: Clocks,
    /** What is deleted in it, where that is at hand: finding it in a large state takes as long as reading all of it. */
    deletions?: Uint8Array,
  ) {
    this.wire = wireOf(updateFrame(update));
    this.size = update.byteLength;
    if (deletions) this.deletionsWire = wireOf(updateFrame(deletions));
  }

  private readonly size: number;

  get update(): Uint8Array {
    return this.wire.subarray(this.wire.byteLength - this.size);
  }

  get byteLength(): number {
    return this.size;
  }

  /** Whoever has all that was written in it still has to be told what was deleted: that moves no clock. */
  get deletions(): Buffer {
    this.deletionsWire ??= wireOf(updateFrame(deletionsOf(this.update)));
    return this.deletionsWire;
  }

  isIn(clocks: Clocks): boolean {
    for (const [client, end] of this.ends) if ((clocks.get(client) ?? 0) < end) return false;
    return true;
  }
}

/** Ends an answer: nothing more was committed when it was asked for. A stock client takes itself for synced then. */
const done = wireOf(step2Frame(Uint8Array.of(0, 0)));

/**
 * What is committed of a document, kept as it is sent: the bytes of a snapshot and of what came after. Whoever comes
 * is sent the same bytes as everyone before, so that five hundred who come back at once cost what sending costs.
 */
export class Content {
  private base: Part | undefined;
  /** Parts after the base, each much larger than the next, unless it is as large as any. */
  private parts: Part[] = [];
  /** What came since someone last asked, not yet put together. */
  private recent: { readonly update: Uint8Array; readonly sequence: number }[] = [];
  private recentEnds = new Map<number, number>();
  private readonly differences = new Map<string, Buffer>();
  /** How far each client goes. */
  readonly clocks = new Map<number, number>();
  /** Bytes that came after the base, and how many updates they are. */
  tailBytes = 0;
  tailUpdates = 0;

  /** Takes a snapshot in place of what came before its sequence. */
  rebase(update: Uint8Array, sequence: number, clocks: Clocks, deletions?: Uint8Array): void {
    // Another server may have been further, and this room have been opened since.
    if (this.base && this.base.last >= sequence) return;
    this.base = new Part(update, sequence, clocks, deletions);
    this.advance(clocks);
    this.differences.clear();
    this.gather();
    this.parts = this.parts.filter(({ last }) => last > sequence);
    this.tailBytes = this.parts.reduce((sum, { byteLength }) => sum + byteLength, 0);
    this.tailUpdates = this.parts.length;
  }

  append(update: Uint8Array, sequence: number, ends: Clocks): void {
    this.recent.push({ update, sequence });
    for (const [client, end] of ends) this.recentEnds.set(client, end);
    this.advance(ends);
    this.tailBytes += update.byteLength;
    this.tailUpdates += 1;
  }

  /** The state as updates that put together are the document. */
  get updates(): Uint8Array[] {
    this.gather();
    return [...(this.base ? [this.base] : []), ...this.parts].map(({ update }) => update);
  }

  get baseBytes(): number {
    return this.base?.byteLength ?? 0;
  }

  /** What someone with these clocks lacks, ready for the wire, in the order to send it (SY5). */
  answer(clocks: Clocks): Buffer[] {
    this.gather();
    const wires = this.parts.map((part) => (part.isIn(clocks) ? part.deletions : part.wire));
    if (this.base) wires.unshift(this.baseFor(this.base, clocks));
    return [...wires, done];
  }

  /** What was committed after a sequence, and perhaps a little from before it. */
  since(sequence: number): Buffer[] {
    this.gather();
    const parts = [...(this.base ? [this.base] : []), ...this.parts];
    return [...parts.filter(({ last }) => last > sequence).map(({ wire }) => wire), done];
  }

  private baseFor(base: Part, clocks: Clocks): Buffer {
    if (base.isIn(clocks)) return base.deletions;
    const known = [...base.ends.keys()].some((client) => (clocks.get(client) ?? 0) > 0);
    // Taking a large state apart would hold up everyone's typing for longer than sending all of it takes.
    if (!known || base.byteLength > limits.differenceBytes) return base.wire;
    return this.difference(base, clocks);
  }

  /** Many who come back lack the same, because they left at the same moment. */
  private difference(base: Part, clocks: Clocks): Buffer {
    const lacking = [...base.ends].filter(([client, end]) => (clocks.get(client) ?? 0) < end);
    const key = lacking.map(([client]) => `${client} ${clocks.get(client) ?? 0}`).join();
    const known = this.differences.get(key);
    if (known) return known;
    const asked = new Map(base.ends);
    for (const [client] of lacking) asked.set(client, clocks.get(client) ?? 0);
    const made = wireOf(updateFrame(Y.diffUpdate(base.update, Y.encodeStateVector(asked))));
    const [oldest] = this.differences.keys();
    if (this.differences.size >= limits.differences && oldest !== undefined) this.differences.delete(oldest);
    this.differences.set(key, made);
    return made;
  }

  /** Puts together what came since the last time, so that nobody is sent a thousand small pieces. */
  private gather(): void {
    const newest = this.recent.at(-1);
    if (!newest) return;
    const update = joinInOrder(this.recent.map((recent) => recent.update));
    this.parts.push(new Part(update, newest.sequence, this.recentEnds));
    this.recent = [];
    this.recentEnds = new Map();
    for (let [before, last] = this.parts.slice(-2); before && last; [before, last] = this.parts.slice(-2)) {
      const isMore = before.byteLength + last.byteLength > limits.joinedBytes;
      if (isMore || before.byteLength > 4 * last.byteLength) return;
      const ends = new Map([...before.ends, ...last.ends]);
      const joined = new Part(joinInOrder([before.update, last.update]), last.last, ends);
      this.parts.splice(-2, 2, joined);
    }
  }

  private advance(ends: Clocks): void {
    for (const [client, end] of ends) {
      if (end > (this.clocks.get(client) ?? 0)) this.clocks.set(client, end);
    }
  }
}

function deletionsOf(update: Uint8Array): Uint8Array {
  return encodeDeletions(decode(update, { isTrusted: true }).deleted);
}
