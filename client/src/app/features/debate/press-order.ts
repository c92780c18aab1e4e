/**
 * Which press on this page was later: the `turn` that is sent with a vote. It is taken once, when something is pressed,
 * and stays with it however often and on whichever way it is sent.
 *
 * It is the server's time in milliseconds as this page knows it, and never the same twice nor less than before. Two
 * tabs or two phones of one person share nothing but the server, so that a count of presses would begin anew in each, and
 * a page that was just opened would lose to one that was pressed often; and their own clocks may be hours apart, so
 * that the one that is ahead would always win. The server's time each knows to a part of a second, which is less than it takes to turn
 * from one to the other. Where it was measured anew and went back a little, the order of this page's presses holds.
 */
export class PressOrder {
  private last = 0;

  /** `now` is the server's clock in milliseconds. */
  constructor(private readonly now: () => number) {}

  next(): number {
    this.last = Math.max(this.last + 1, Math.floor(this.now()));
    return this.last;
  }
}
