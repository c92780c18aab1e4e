import { Bucket } from './gate/bucket';
import { rates } from './limits';

/**
 * How many client ids each person may still bind in each document (SY13). It is known by person and for longer than a
 * document is open: whoever is closed, or alone, comes back.
 */
export class Claimants {
  /** Who claimed something longest ago is first. */
  private readonly allowed = new Map<string, Bucket>();

  constructor(private readonly now: () => number = () => performance.now()) {}

  /** Takes one; false where there is none. */
  take(documentId: string, personId: string): boolean {
    const key = `${documentId} ${personId}`;
    const bucket = this.allowed.get(key) ?? new Bucket(rates.newClients, this.now);
    this.allowed.delete(key);
    this.allowed.set(key, bucket);
    const isTaken = bucket.take();
    this.forget();
    return isTaken;
  }

  /** How many are known of. */
  get size(): number {
    return this.allowed.size;
  }

  /** Lets go of who may bind all there are again. */
  private forget(): void {
    for (const [key, bucket] of this.allowed) {
      if (!bucket.isFull) return;
      this.allowed.delete(key);
    }
  }
}
