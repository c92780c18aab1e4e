/** How far two clocks may drift apart, in milliseconds for each millisecond. */
const drift = 1e-4;

/**
 * The server's clock as this device can know it. The device's own clock may be hours wrong, so only its steady one is
 * used: each answer that carries the server's time says between which bounds the difference lies, and bounds that are
 * narrower are kept.
 */
export class ServerClock {
  private low = -Infinity;
  private high = Infinity;
  /** The best guess between the two: the middle of the best measurement, moved only as far as the bounds demand. */
  private offset = 0;
  private measuredAt = 0;

  /** `steady` is a clock of milliseconds that never jumps. */
  constructor(private readonly steady: () => number = () => performance.now()) {}

  /** The moment to hand to `measure` later. */
  mark(): number {
    return this.steady();
  }

  /** The server's clock read `now` at some moment between `askedAt` and this. */
  measure(now: string, askedAt: number): void {
    const heardAt = this.steady();
    const at = Date.parse(now);
    this.narrow(at - heardAt, at - askedAt, heardAt);
  }

  /** Something that the server stamped `at` is known here: on its clock it is that late at least. */
  heard(at: string): void {
    const heardAt = this.steady();
    if (Number.isFinite(this.high)) this.narrow(Date.parse(at) - heardAt, Infinity, heardAt);
  }

  /** The server's time in milliseconds, as well as it is known; before anything was measured, the device's. */
  now(): number {
    return Number.isFinite(this.high) ? this.steady() + this.offset : Date.now();
  }

  /** How far off `now` may be, in milliseconds. It grows from one measurement to the next. */
  get doubt(): number {
    const drifted = (this.steady() - this.measuredAt) * drift;
    return Math.max(this.high - this.offset, this.offset - this.low) + drifted;
  }

  private narrow(low: number, high: number, at: number): void {
    const drifted = (at - this.measuredAt) * drift;
    const [heldLow, heldHigh] = [this.low - drifted, this.high + drifted];
    const width = heldHigh - heldLow;
    const fits = low <= heldHigh && high >= heldLow;
    this.measuredAt = at;
    if (fits) {
      this.low = Math.max(low, heldLow);
      this.high = Math.min(high, heldHigh);
    } else {
      // What is held cannot be so any more: the steady clock stood still while the device slept.
      this.low = low;
      this.high = Number.isFinite(high) ? high : low + width;
    }
    // The bounds widen with time, and what happens narrows only the lower one: their middle would wander off.
    const isBetter = Number.isFinite(high) && (!fits || high - low < width);
    const best = isBetter ? (low + high) / 2 : this.offset;
    this.offset = Math.min(Math.max(best, this.low), this.high);
  }
}
