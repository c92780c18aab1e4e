/** A half-open range of clocks of one client: `from` is in it, `to` is not. */
export interface ClockRange {
  readonly from: number;
  readonly to: number;
}

/** A set of clocks of one client, kept as ranges that neither touch nor overlap. */
export class ClockRanges {
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];

  get ranges(): ClockRange[] {
    return this.starts.map((from, index) => ({ from, to: this.ends[index] ?? from }));
  }

  add(from: number, to: number): void {
    if (from >= to) return;
    // Everything from `first` up to `last` touches the new range, and becomes one with it.
    const first = firstAtLeast(this.ends, from);
    const last = firstAtLeast(this.starts, to + 1);
    const start = first < last ? Math.min(from, this.starts[first] ?? from) : from;
    const end = first < last ? Math.max(to, this.ends[last - 1] ?? to) : to;
    if (last === first + 1) {
      this.starts[first] = start;
      this.ends[first] = end;
      return;
    }
    this.starts.splice(first, last - first, start);
    this.ends.splice(first, last - first, end);
  }

  /** The parts of a range that are not in the set. */
  missing(from: number, to: number): ClockRange[] {
    const parts: ClockRange[] = [];
    let at = from;
    for (let index = firstAtLeast(this.ends, from + 1); at < to; index++) {
      const start = this.starts[index] ?? Infinity;
      if (start > at) parts.push({ from: at, to: Math.min(start, to) });
      at = this.ends[index] ?? Infinity;
    }
    return parts;
  }
}

/** The first index whose value is at least `value`, in a list that grows. */
export function firstAtLeast(list: readonly number[], value: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((list[middle] ?? Infinity) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
