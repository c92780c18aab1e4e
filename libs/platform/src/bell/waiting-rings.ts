import type { Ring } from './bell';

/** Beyond so many different things rung for while the wire was away, the oldest are let go. */
const room = 10_000;

/**
 * Rings that could not be sent. Other nodes may have been connected all the while and will not know of a gap, so
 * these are sent later. Of several about one thing the last says it all, but only of those that say the same kind of
 * thing of it: that votes came in does not say that its log grew, nor one note what another said.
 */
export class WaitingRings {
  private readonly rings = new Map<string, Ring>();

  add(ring: Ring): void {
    const key = `${ring.about} ${ring.id} ${ring.sequence === undefined ? '' : 'log'} ${ring.note ?? ''}`;
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
