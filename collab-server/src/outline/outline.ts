import { setIfUndefined } from 'lib0/map';
import { ClockRanges, type ClockRange } from './clock-ranges';
import { isSameId, nowhere, type Place, type StructId } from './place';
import { Runs } from './runs';

/**
 * What must be known of a document to judge an update, without the document: how far each client's writing goes, what
 * is deleted, and where everything stands. It costs a few bytes where a live Yjs document costs an object for every
 * word (ADR 0012).
 *
 * An outline may lie over another: then it holds only what came on top, until `settle` puts that into the one below.
 */
export class Outline {
  private readonly ends = new Map<number, number>();
  private readonly runs = new Map<number, Runs>();
  private readonly deleted = new Map<number, ClockRanges>();

  constructor(private readonly below?: Outline) {}

  /** The clock a client's next struct will have. */
  clockOf(client: number): number {
    return this.ends.get(client) ?? this.below?.clockOf(client) ?? 0;
  }

  /** Where a struct stands. Only asked of structs that are there. */
  placeAt({ client, clock }: StructId): Place {
    const below = this.below;
    if (below && clock < below.clockOf(client)) return below.placeAt({ client, clock });
    return this.runs.get(client)?.placeAt(clock) ?? nowhere;
  }

  /** The first clock of what was written on and on, each right after the one before, up to this one. */
  runStart(id: StructId): number {
    return this.runOf(id).start;
  }

  /** What a struct was written after; null if it was written at the very left. */
  originOf({ client, clock }: StructId): StructId | null {
    const { start, origin } = this.runOf({ client, clock });
    return clock > start ? { client, clock: clock - 1 } : origin;
  }

  /** The run a struct is in. */
  runOf({ client, clock }: StructId): { readonly start: number; readonly origin: StructId | null } {
    const below = this.below;
    if (below && clock < below.clockOf(client)) return below.runOf({ client, clock });
    const run = this.runs.get(client)?.runAt(clock);
    if (!run) return { start: clock, origin: null };
    return below && run.isContinued ? below.runOf({ client, clock: run.start - 1 }) : run;
  }

  /** Whether nothing in this place can be seen any more, because what it is in was deleted. */
  isDead(place: Place): boolean {
    for (let at = place; ; at = this.placeAt(at.parent)) {
      if (at === nowhere) return true;
      if (!at.parent) return false;
      const { client, clock } = at.parent;
      if (this.undeleted(client, clock, clock + 1).length === 0) return true;
    }
  }

  /** The parts of a range that nobody has deleted yet, as far as is known. */
  undeleted(client: number, from: number, to: number): readonly ClockRange[] {
    return this.undeletedOf(client, [{ from, to }]);
  }

  /** The same of several. */
  undeletedOf(client: number, ranges: readonly ClockRange[]): readonly ClockRange[] {
    const parts = this.below ? this.below.undeletedOf(client, ranges) : ranges;
    return this.deleted.get(client)?.missingOf(parts) ?? parts;
  }

  /** `origin`: what it was written after. */
  append({ client, clock }: StructId, length: number, place: Place, origin: StructId | null): void {
    this.ends.set(client, clock + length);
    const continues = isSameId(origin, { client, clock: clock - 1 });
    setIfUndefined(this.runs, client, () => new Runs()).append(clock, place, continues, origin);
  }

  /** `ranges` in the order of their clocks. */
  delete(client: number, ranges: readonly ClockRange[]): void {
    setIfUndefined(this.deleted, client, () => new ClockRanges()).addAll(ranges);
  }

  /** How far the clients go that wrote something in this outline, without the one below. */
  get clocks(): ReadonlyMap<number, number> {
    return this.ends;
  }

  get isEmpty(): boolean {
    return this.ends.size === 0 && this.deleted.size === 0;
  }

  /** Puts everything into the outline below, of which this one is then a part no more. */
  settle(): void {
    const { below } = this;
    if (!below) return;
    for (const [client, end] of this.ends) below.ends.set(client, end);
    for (const [client, runs] of this.runs) {
      setIfUndefined(below.runs, client, () => new Runs()).appendAll(runs);
    }
    for (const [client, { ranges }] of this.deleted) below.delete(client, ranges);
  }
}
