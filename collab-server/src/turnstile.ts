/** Whom a turn of the event loop lets through. */
const perTurn = 8;

/**
 * Lets a few through in each turn of the event loop. When five hundred come back at once, each of them costs little, but
 * all of them in one go would hold up the words of those who stayed.
 */
export class Turnstile {
  private waiting: (() => void)[] = [];

  /** Calls back in this turn, or in one of the next. */
  pass(through: () => void): void {
    this.waiting.push(through);
    if (this.waiting.length === 1) setImmediate(() => this.turn());
  }

  private turn(): void {
    for (const through of this.waiting.splice(0, perTurn)) through();
    if (this.waiting.length > 0) setImmediate(() => this.turn());
  }
}
