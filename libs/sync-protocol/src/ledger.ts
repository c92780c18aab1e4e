/**
 * What of this client's writing the server has committed, counted by frames (SY9 to SY12). Knows nothing of sockets:
 * whoever holds it tells it what happened.
 */
export class Ledger {
  private sent = 0;
  /** The last frame that carries writing of which the server has not said that it is committed. */
  private owed = 0;
  private saved = 0;
  /** The number of the first step 2 of this connection: it carries all that the server lacked; 0 until it is sent. */
  private whole = 0;
  private connected = false;
  /** There is writing that no frame of this connection carries. */
  private unsent: boolean;

  /** `unknown`: the document holds writing of which nobody can say whether it was ever committed. */
  constructor(unknown: boolean) {
    this.unsent = unknown;
  }

  opened(): void {
    this.connected = true;
    this.sent = 0;
    this.owed = 0;
    this.saved = 0;
    this.whole = 0;
  }

  sentUpdate(): void {
    this.owed = ++this.sent;
  }

  sentWhole(): void {
    this.sent += 1;
    if (this.whole === 0) this.whole = this.sent;
    if (this.unsent) this.owed = this.sent;
  }

  acknowledged(count: number): void {
    this.saved = Math.min(Math.max(this.saved, count), this.sent);
    if (this.settled) this.unsent = false;
  }

  /** Something was written that could not be sent on this connection. */
  wroteAside(): void {
    this.unsent = true;
    this.whole = 0;
  }

  closed(): void {
    if (this.connected && this.owed > this.saved) this.unsent = true;
    this.connected = false;
  }

  /** Nothing is held here that is not committed. */
  get allSaved(): boolean {
    return !this.unsent && (!this.connected || this.saved >= this.owed);
  }

  /** The server has committed the first step 2 of this connection, and with it all that was written before. */
  get settled(): boolean {
    return this.connected && this.whole > 0 && this.saved >= this.whole;
  }
}
