/** Likenesses of n things, each pair once. */
export class Likeness {
  private readonly values: Float64Array;

  constructor(readonly n: number) {
    this.values = new Float64Array((n * (n - 1)) / 2);
  }

  get(one: number, other: number): number {
    return this.values[this.at(one, other)]!;
  }

  set(one: number, other: number, value: number): void {
    this.values[this.at(one, other)] = value;
  }

  private at(one: number, other: number): number {
    const [low, high] = one < other ? [one, other] : [other, one];
    return low * this.n - (low * (low + 1)) / 2 + high - low - 1;
  }
}

/**
 * Puts things together while, on average over all pairs, those of two groups are at least so much alike: group-average
 * agglomerative clustering (Manning, Raghavan and Schütze 2008, section 17.3, without the pairs inside each group, which
 * is UPGMA of Sokal and Michener 1958), by chains of nearest neighbours (F. Murtagh, The Computer Journal 26, 1983), so
 * that it takes time and room of n². Of neighbours that are equally near, the first is taken: it comes out the same each
 * time. Yields between its steps. `likeness` is used up.
 */
export function* gather(likeness: Likeness, least: number): Generator<undefined, number[][]> {
  const { n } = likeness;
  const groups = Array.from({ length: n }, (_, index): number[] | null => [index]);
  const root = Int32Array.from({ length: n }, (_, index) => index);
  let chain: number[] = [];
  for (;;) {
    if (chain.length === 0) {
      const first = groups.findIndex((group) => group !== null);
      if (groups.filter((group) => group !== null).length < 2) break;
      chain = [first];
    }
    const tip = chain.at(-1)!;
    const before = chain.at(-2);
    const next = nearest(likeness, groups, tip, before);
    if (next !== before) chain.push(next);
    else {
      chain.length -= 2;
      merge(likeness, groups, root, [tip, next], least);
    }
    yield;
  }
  return partsOf(root);
}

/** The one most like it; of several, where it came from, else the first. */
function nearest(
  likeness: Likeness,
  groups: readonly (number[] | null)[],
  tip: number,
  before: number | undefined,
): number {
  let best = before ?? -1;
  let bestLikeness = before === undefined ? -Infinity : likeness.get(tip, before);
  for (let other = 0; other < groups.length; other++) {
    if (other === tip || groups[other] === null) continue;
    const value = likeness.get(tip, other);
    if (value > bestLikeness) [best, bestLikeness] = [other, value];
  }
  return best;
}

/** The chain goes to its end whatever the bound, and only what is alike enough is put together for good. */
function merge(
  likeness: Likeness,
  groups: (number[] | null)[],
  root: Int32Array,
  [one, other]: readonly [number, number],
  least: number,
): void {
  const [kept, gone] = one < other ? [one, other] : [other, one];
  const [a, b] = [groups[kept]!, groups[gone]!];
  if (likeness.get(kept, gone) >= least) for (const thing of b) root[thing] = root[a[0]!]!;
  for (let each = 0; each < groups.length; each++) {
    if (each === kept || each === gone || groups[each] === null) continue;
    const sum = a.length * likeness.get(kept, each) + b.length * likeness.get(gone, each);
    likeness.set(kept, each, sum / (a.length + b.length));
  }
  groups[kept] = [...a, ...b];
  groups[gone] = null;
}

function partsOf(root: Int32Array): number[][] {
  const parts = new Map<number, number[]>();
  root.forEach((of, thing) => parts.set(of, [...(parts.get(of) ?? []), thing]));
  return [...parts.values()];
}
