import type { Log } from '../log';
import type { Bell, Ring } from './bell';
import { Listeners } from './listeners';
import { decodeRing, encodeRing } from './payload';
import { WaitingRings } from './waiting-rings';

/**
 * A bell whose rings travel over a connection that can be lost. A child says how to send one (`send`, undefined
 * while there is no connection) and tells when the connection came and when it went.
 *
 * While it is away this node still hears its own rings, and what it rings waits for the others.
 */
export abstract class WiredBell implements Bell {
  private readonly listeners: Listeners;
  private readonly waiting = new WaitingRings();
  private wasUp = false;
  private isDown = false;
  protected closed = false;

  constructor(
    protected readonly log: Log,
    private readonly wire: string,
  ) {
    this.listeners = new Listeners((error) => log.error({ err: error }, 'a listener of the bell failed'));
  }

  ring(ring: Ring): void {
    if (this.closed) return;
    const sent = (async () => {
      if (!this.send) throw new Error('not connected');
      await this.send(encodeRing(ring));
    })();
    sent.catch(() => this.keep(ring));
  }

  listen(hear: (ring: Ring) => void): () => void {
    return this.listeners.listen(hear);
  }

  onGap(recover: () => void): () => void {
    return this.listeners.onGap(recover);
  }

  async close(): Promise<void> {
    this.closed = true;
    this.listeners.clear();
    await this.disconnect();
  }

  protected abstract send: ((payload: string) => Promise<unknown>) | undefined;
  protected abstract disconnect(): Promise<void>;

  protected heard(payload: string): void {
    const ring = decodeRing(payload);
    if (ring) this.listeners.hear(ring);
  }

  /** Listening again. Rings of others may have been missed, unless this is the first time. */
  protected up(): void {
    if (this.closed) return;
    if (this.isDown) this.log.info(`the bell is heard again through ${this.wire}`);
    this.isDown = false;
    for (const ring of this.waiting.takeAll()) this.ring(ring);
    if (this.wasUp) this.listeners.gap();
    this.wasUp = true;
  }

  protected down(error?: unknown): void {
    if (this.closed || this.isDown) return;
    this.isDown = true;
    const reason = error instanceof Error ? error.message : 'the connection ended';
    this.log.warn({ reason }, `the bell is not heard through ${this.wire}; trying again until it is`);
  }

  private keep(ring: Ring): void {
    // Where carets were is of no use to anyone later.
    if (ring.about !== 'presence') this.waiting.add(ring);
    this.listeners.hear(ring);
  }
}
