/** How many packets one socket may send at once, and how many a second after that. A quick thumb sends five. */
const size = 60;
const perSecond = 20;
/** A socket that is refused this often without a pause is not a person's, and is closed. */
const patience = 300;

/** Counts the packets of one socket. */
export class SocketBucket {
  private tokens = size;
  private filledAt = performance.now();
  private refusals = 0;

  /** Whether one more packet may come in now. */
  take(): boolean {
    const now = performance.now();
    this.tokens = Math.min(size, this.tokens + ((now - this.filledAt) / 1000) * perSecond);
    this.filledAt = now;
    const allowed = this.tokens >= 1;
    if (allowed) this.tokens--;
    this.refusals = allowed ? 0 : this.refusals + 1;
    return allowed;
  }

  get exhausted(): boolean {
    return this.refusals >= patience;
  }
}
