/** One for all: a socket has four buckets, and there are thousands of sockets. */
const clock = (): number => performance.now();

/** Allows a steady rate with bursts. Refills by elapsed time when asked; has no timer. */
export class Bucket {
  private level: number;
  private at: number;

  constructor(
    private readonly rate: { readonly perSecond: number; readonly burst: number },
    private readonly now: () => number = clock,
  ) {
    this.level = rate.burst;
    this.at = now();
  }

  get isFull(): boolean {
    this.refill();
    return this.level >= this.rate.burst;
  }

  /** Takes some; false when there is not enough left, and then takes nothing. */
  take(amount = 1): boolean {
    this.refill();
    if (this.level < amount) return false;
    this.level -= amount;
    return true;
  }

  private refill(): void {
    const now = this.now();
    this.level = Math.min(this.rate.burst, this.level + ((now - this.at) / 1000) * this.rate.perSecond);
    this.at = now;
  }
}
