/** A stream of chance that is the same each time for the same seed. From 0 up to, but not, 1. */
export type Chance = () => number;

/** mulberry32: small, fast, and good enough to shuffle and to start k-means with; not for secrets. */
export function chance(seed: number): Chance {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A whole number from 0 up to, but not, `below`. */
export function below(next: Chance, limit: number): number {
  return Math.floor(next() * limit);
}

/** Puts the items in another order, each order as likely as any (Fisher and Yates). In place. */
export function shuffle<Items extends { [index: number]: unknown; length: number }>(
  items: Items,
  next: Chance,
): Items {
  for (let last = items.length - 1; last > 0; last -= 1) {
    const other = below(next, last + 1);
    const kept = items[last];
    items[last] = items[other];
    items[other] = kept;
  }
  return items;
}
