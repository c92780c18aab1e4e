import { ClockRanges, type ClockRange } from './clock-ranges';
import { DepthRuns } from './depth-runs';

interface StructId {
  readonly client: number;
  readonly clock: number;
}

/**
 * What must be known of a document to judge an update, without the document: how far each client's writing goes, what
 * is deleted, and how deep everything stands. It costs a few bytes where a live Yjs document costs an object for every
 * word (ADR 0012).
 *
 * An outline may lie over another: then it holds only what came on top, until `settle` puts that into the one below.
 */
export class Outline {
  private readonly ends = new Map<number, number>();
  private readonly depths = new Map<number, DepthRuns>();
  private readonly deleted = new Map<number, ClockRanges>();

  constructor(private readonly below?: Outline) {}

  /** The clock a client's next struct will have. */
  clockOf(client: number): number {
    return this.ends.get(client) ?? this.below?.clockOf(client) ?? 0;
  }

  /** How deep a struct is nested; one in a top-level type is at 1. Only asked of structs that are there. */
  depthAt({ client, clock }: StructId): number {
    const below = this.below;
    if (below && clock < below.clockOf(client)) return below.depthAt({ client, clock });
    return this.depths.get(client)?.at(clock) ?? 1;
  }

  /** The parts of a range that nobody has deleted yet, as far as is known. */
  undeleted(client: number, from: number, to: number): ClockRange[] {
    const parts = this.below ? this.below.undeleted(client, from, to) : [{ from, to }];
    const own = this.deleted.get(client);
    return own ? parts.flatMap((part) => own.missing(part.from, part.to)) : parts;
  }

  append(client: number, clock: number, length: number, depth: number): void {
    this.ends.set(client, clock + length);
    setIfAbsent(this.depths, client, () => new DepthRuns()).append(clock, depth);
  }

  delete(client: number, from: number, to: number): void {
    setIfAbsent(this.deleted, client, () => new ClockRanges()).add(from, to);
  }

  /** How far the clients go that wrote something in this outline, without the one below. */
  get clocks(): ReadonlyMap<number, number> {
    return this.ends;
  }

  /** What was deleted in this outline, without the one below. */
  *deletions(): Iterable<readonly [client: number, ranges: readonly ClockRange[]]> {
    for (const [client, ranges] of this.deleted) yield [client, ranges.ranges];
  }

  get isEmpty(): boolean {
    return this.ends.size === 0 && this.deleted.size === 0;
  }

  /** Puts everything into the outline below, of which this one is then a part no more. */
  settle(): void {
    const { below } = this;
    if (!below) return;
    for (const [client, end] of this.ends) below.ends.set(client, end);
    for (const [client, runs] of this.depths) {
      setIfAbsent(below.depths, client, () => new DepthRuns()).appendAll(runs);
    }
    for (const [client, ranges] of this.deleted) {
      for (const { from, to } of ranges.ranges) below.delete(client, from, to);
    }
  }
}

function setIfAbsent<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
