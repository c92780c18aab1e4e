import { limits } from './limits';

/** Whom a turn of the event loop lets through. */
const perTurn = 8;

/**
 * Lets a few through in each turn of the event loop. When five hundred come back at once, each of them costs little, but
 * all of them in one go would hold up the words of those who stayed. Beside it is a slow lane, which moves one at a time,
 * with a pause after each, and only while nobody waits in the other (SY34).
 */
export class Turnstile {
  private waiting: (() => void)[] = [];
  private slow: (() => void)[] = [];
  private isTurning = false;
  private pause: NodeJS.Timeout | undefined;

  /** Calls back in this turn, or in one of the next. */
  pass(through: () => void): void {
    this.waiting.push(through);
    this.move();
  }

  /** The same by the slow lane; false when too many wait there already, and then does not call back. */
  passSlowly(through: () => void): boolean {
    if (this.slow.length >= limits.slowLane) return false;
    this.slow.push(through);
    this.move();
    return true;
  }

  private move(): void {
    if (this.isTurning) return;
    const isDue = this.waiting.length > 0 || (this.slow.length > 0 && !this.pause);
    if (!isDue) return;
    this.isTurning = true;
    setImmediate(() => this.turn());
  }

  private turn(): void {
    this.isTurning = false;
    const some = this.waiting.splice(0, perTurn);
    for (const through of some) through();
    if (some.length === 0) this.turnSlowly();
    this.move();
  }

  private turnSlowly(): void {
    this.slow.shift()?.();
    this.pause = setTimeout(() => {
      this.pause = undefined;
      this.move();
    }, limits.paceOfSlowLane).unref();
  }
}
