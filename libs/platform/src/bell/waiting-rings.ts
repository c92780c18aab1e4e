import type { Ring } from './bell';

/** Beyond so many different things rung for while the wire was away, the oldest are let go. */
const room = 10_000;

/**
 * Rings that could not be sent. Other nodes may have been connected all the while and will not know of a gap, so
 * these are sent later; of several rings about one thing the last says it all.
 */
export class WaitingRings {
  private readonly rings = new Map<string, Ring>();

  add(ring: Ring): void {
    const key = `${ring.about} ${ring.id}`;
    this.rings.delete(key);
    this.rings.set(key, ring);
    const [oldest] = this.rings.keys();
    if (this.rings.size > room && oldest !== undefined) this.rings.delete(oldest);
  }

  takeAll(): Ring[] {
    const rings = [...this.rings.values()];
    this.rings.clear();
    return rings;
  }
}
