import { firstAtLeast } from './clock-ranges';
import { isSamePlace, nowhere, type Place, type StructId } from './place';

/** What was written on and on, each right after the one before. */
export interface Run {
  readonly start: number;
  /** It began in the outline below. */
  readonly isContinued: boolean;
  /** What its first was written after. */
  readonly origin: StructId | null;
}

/**
 * Where the structs of one client stand, as runs: what was written on and on in one place, each right after the one
 * before, is one run however long it is.
 */
export class Runs {
  private readonly starts: number[] = [];
  private readonly places: Place[] = [];
  /** What the first of each run was written after; null at the very left. */
  private readonly origins: (StructId | null)[] = [];
  /** The first run goes on from what is in the outline below. */
  private isContinued = false;

  /** `continues`: it stands right after the clock before it. Structs come in the order of their clocks. */
  append(clock: number, place: Place, continues: boolean, origin: StructId | null): void {
    const last = this.places.at(-1);
    if (last === undefined) this.isContinued = continues;
    else if (continues && isSamePlace(last, place)) return;
    this.starts.push(clock);
    this.places.push(place);
    this.origins.push(origin);
  }

  placeAt(clock: number): Place {
    return this.places[this.indexOf(clock)] ?? nowhere;
  }

  /** The first clock of the run that a clock is in; `isContinued` if it began in the outline below. */
  runAt(clock: number): Run {
    const index = this.indexOf(clock);
    const isContinued = index === 0 && this.isContinued;
    return { start: this.starts[index] ?? clock, isContinued, origin: this.origins[index] ?? null };
  }

  appendAll(later: Runs): void {
    later.starts.forEach((clock, index) =>
      this.append(
        clock,
        later.places[index] ?? nowhere,
        index === 0 && later.isContinued,
        later.origins[index] ?? null,
      ),
    );
  }

  private indexOf(clock: number): number {
    return firstAtLeast(this.starts, clock + 1) - 1;
  }
}
