/** Which group each person was in, by person. */
export type Named = ReadonlyMap<string, number>;

/**
 * Gives groups the names they had: of all ways to hand the old names on, the one by which most people keep theirs. A
 * group that is new gets the first name that is free. `groups` says the group of each person; what comes back is the
 * name of each group. For up to five groups, all ways are tried.
 */
export function keptNames(groups: Named, count: number, before: Named): number[] {
  const overlap = Array.from({ length: count }, () => new Map<number, number>());
  for (const [person, group] of groups) {
    const name = before.get(person);
    if (name !== undefined) overlap[group]!.set(name, (overlap[group]!.get(name) ?? 0) + 1);
  }
  const names = [...new Set([...before.values(), ...Array.from({ length: count }, (_, name) => name)])].sort(
    (one, other) => one - other,
  );
  let best: number[] = [];
  let most = -1;
  const hand = (given: number[], kept: number): void => {
    const group = given.length;
    if (group === count) {
      if (kept > most) [best, most] = [given, kept];
      return;
    }
    for (const name of names) {
      if (!given.includes(name)) hand([...given, name], kept + (overlap[group]!.get(name) ?? 0));
    }
  };
  hand([], 0);
  return best;
}
