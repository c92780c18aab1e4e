import { Bucket } from './gate/bucket';
import { rates } from './limits';

/** What one person may still bind in one document. */
interface Claimant {
  readonly allowed: Bucket;
  /** What counts already and is not known to be in the log: whoever tries again with the same is not charged twice. */
  readonly underWay: Set<number>;
}

/**
 * How many client ids each person may still bind in each document at this server (SY13). It is known by person and for
 * longer than a document is open: whoever is closed, or alone, comes back.
 */
export class Claimants {
  /** Who claimed something longest ago is first. */
  private readonly known = new Map<string, Claimant>();

  constructor(private readonly now: () => number = () => performance.now()) {}

  /** Charges for those that do not count yet, all or none of them; false where there are too many. */
  claim(documentId: string, personId: string, clients: readonly number[]): boolean {
    const key = keyOf(documentId, personId);
    const claimant = this.known.get(key) ?? {
      allowed: new Bucket(rates.newClients, this.now),
      underWay: new Set<number>(),
    };
    this.known.delete(key);
    this.known.set(key, claimant);
    const others = clients.filter((client) => !claimant.underWay.has(client));
    const isAllowed = claimant.allowed.take(others.length);
    if (isAllowed) for (const client of others) claimant.underWay.add(client);
    this.forget();
    return isAllowed;
  }

  /** It is in the log. */
  claimed(documentId: string, personId: string, client: number): void {
    this.known.get(keyOf(documentId, personId))?.underWay.delete(client);
  }

  /** How many people are known of, in how many documents. */
  get size(): number {
    return this.known.size;
  }

  /** Lets go of who may bind all there are again. */
  private forget(): void {
    for (const [key, { allowed }] of this.known) {
      if (!allowed.isFull) return;
      this.known.delete(key);
    }
  }
}

function keyOf(documentId: string, personId: string): string {
  return `${documentId} ${personId}`;
}
