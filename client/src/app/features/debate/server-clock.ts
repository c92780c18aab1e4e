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
    return Number.isFinite(this.high) ? this.steady() + (this.low + this.high) / 2 : Date.now();
  }

  /** How far off `now` may be, in milliseconds. */
  get doubt(): number {
    return (this.high - this.low) / 2;
  }

  private narrow(low: number, high: number, at: number): void {
    const drifted = (at - this.measuredAt) * drift;
    const [heldLow, heldHigh] = [this.low - drifted, this.high + drifted];
    this.measuredAt = at;
    if (low <= heldHigh && high >= heldLow) {
      this.low = Math.max(low, heldLow);
      this.high = Math.min(high, heldHigh);
      return;
    }
    // What is held cannot be so any more: the steady clock stood still while the device slept.
    const width = heldHigh - heldLow;
    this.low = low;
    this.high = Number.isFinite(high) ? high : low + width;
  }
}
