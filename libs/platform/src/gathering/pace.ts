/** How long the past counts, in milliseconds. */
const memory = 250;

/**
 * When to go on with what many ask for. Some work costs the same however much is in it: a commit, a write to each
 * reader. Where much comes, waiting a few milliseconds puts several things into one; where waiting would gather nothing,
 * nobody waits.
 */
export class Pace {
  /** What came in the last while, fading. */
  private level = 0;
  private notedAt = -Infinity;
  private wentAt = -Infinity;

  /** Something came. */
  note(now: number): void {
    this.level = this.level * Math.exp((this.notedAt - now) / memory) + 1;
    this.notedAt = now;
  }

  /** The work was done. */
  went(now: number): void {
    this.wentAt = now;
  }

  /** Milliseconds to wait before the next, if so many since the last are worth waiting where it gathers something. */
  wait(window: number, now: number): number {
    const expected = (this.level / memory) * window;
    return expected < 2 ? 0 : Math.max(0, this.wentAt + window - now);
  }
}
