/**
 * How much two ways of dividing the same people are the same: 1 when they are, 0 on average when they have nothing to
 * do with each other (adjusted Rand index, Hubert and Arabie 1985).
 */
export function adjustedRand(one: ArrayLike<number>, other: ArrayLike<number>): number {
  const both = new Map<string, number>();
  const first = new Map<number, number>();
  const second = new Map<number, number>();
  const count = <Key>(counts: Map<Key, number>, key: Key): void =>
    void counts.set(key, (counts.get(key) ?? 0) + 1);
  for (let index = 0; index < one.length; index += 1) {
    count(both, `${one[index]} ${other[index]}`);
    count(first, one[index]!);
    count(second, other[index]!);
  }
  const pairs = (sizes: Iterable<number>): number => {
    let sum = 0;
    for (const size of sizes) sum += (size * (size - 1)) / 2;
    return sum;
  };
  const [together, inOne, inOther] = [pairs(both.values()), pairs(first.values()), pairs(second.values())];
  const all = (one.length * (one.length - 1)) / 2;
  const byChance = (inOne * inOther) / Math.max(1, all);
  const most = (inOne + inOther) / 2;
  return most === byChance ? 1 : (together - byChance) / (most - byChance);
}
