/** A stretch of writing without a long pause. Times are µs since 1970. */
export interface Moment {
  /** Its sequences, first and last included. */
  readonly first: number;
  readonly last: number;
  readonly from: number;
  readonly to: number;
  /** Who wrote in it, sorted; the server is not among them. */
  readonly persons: readonly string[];
}

/** Joins moments, in order, that are no further apart than `pause` (µs). */
export function groupMoments(moments: Iterable<Moment>, pause: number): Moment[] {
  const grouped: Moment[] = [];
  for (const moment of moments) {
    const before = grouped.at(-1);
    if (before && moment.from - before.to <= pause) grouped[grouped.length - 1] = join(before, moment);
    else grouped.push(moment);
  }
  return grouped;
}

function join(one: Moment, next: Moment): Moment {
  const isNew = next.persons.some((person) => !one.persons.includes(person));
  return {
    first: one.first,
    last: next.last,
    from: one.from,
    to: next.to,
    persons: isNew ? [...new Set([...one.persons, ...next.persons])].sort() : one.persons,
  };
}
