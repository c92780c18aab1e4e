/** A half-open range of clocks of one client: `from` is in it, `to` is not. */
export interface ClockRange {
  readonly from: number;
  readonly to: number;
}

/** A set of clocks of one client, kept as ranges that neither touch nor overlap. */
export class ClockRanges {
  private starts: number[] = [];
  private ends: number[] = [];

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

  /**
   * Adds ranges that come in the order of their clocks. Many cost what both sets have: one by one each would move all
   * that is kept after it, which for a hundred thousand between a hundred thousand is seconds.
   */
  addAll(ranges: readonly ClockRange[]): void {
    const isLater = (ranges[0]?.from ?? 0) > (this.ends.at(-1) ?? -1);
    if (ranges.length <= few || isLater) for (const { from, to } of ranges) this.add(from, to);
    else this.merge(ranges);
  }

  private merge(ranges: readonly ClockRange[]): void {
    const [starts, ends] = [this.starts, this.ends];
    [this.starts, this.ends] = [[], []];
    let next = 0;
    for (const { from, to } of ranges) {
      for (; (starts[next] ?? Infinity) <= from; next++) this.add(starts[next] ?? 0, ends[next] ?? 0);
      this.add(from, to);
    }
    for (; next < starts.length; next++) this.add(starts[next] ?? 0, ends[next] ?? 0);
  }

  /** The parts of a range that are not in the set. */
  missing(from: number, to: number): ClockRange[] {
    return this.missingOf([{ from, to }]);
  }

  /** The same of several. */
  missingOf(ranges: readonly ClockRange[]): ClockRange[] {
    const parts: ClockRange[] = [];
    for (const { from, to } of ranges) {
      let at = from;
      for (let index = firstAtLeast(this.ends, from + 1); at < to; index++) {
        const start = this.starts[index] ?? Infinity;
        if (start > at) parts.push({ from: at, to: Math.min(start, to) });
        at = this.ends[index] ?? Infinity;
      }
    }
    return parts;
  }
}

/** So few are added one by one. */
const few = 32;

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
