import { firstAtLeast } from './clock-ranges';

/** How deep each struct of one client is nested. Neighbours are mostly equally deep, so only changes are kept. */
export class DepthRuns {
  private readonly starts: number[] = [];
  private readonly depths: number[] = [];

  /** Structs come in the order of their clocks. */
  append(clock: number, depth: number): void {
    if (this.depths.at(-1) === depth) return;
    this.starts.push(clock);
    this.depths.push(depth);
  }

  at(clock: number): number {
    return this.depths[firstAtLeast(this.starts, clock + 1) - 1] ?? 1;
  }

  appendAll(later: DepthRuns): void {
    later.starts.forEach((clock, index) => this.append(clock, later.depths[index] ?? 1));
  }
}
