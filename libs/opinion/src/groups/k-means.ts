import { type Chance } from '../chance';
import type { Position } from '../polis/positions';

/** Points divided so that each is in the group whose middle is nearest. */
export interface Division {
  /** The group of each point, from 0. */
  readonly labels: Int32Array;
  readonly middles: readonly Position[];
  /** The sum of squared distances to the middles. */
  readonly inertia: number;
}

export interface KMeansOptions {
  readonly chance: Chance;
  /** How often to begin anew; the best is kept. */
  readonly starts?: number;
  /** Begin here as well: the middles as they were. */
  readonly before?: readonly Position[];
}

const mostRounds = 100;

/** Lloyd's k-means from k-means++ beginnings (Arthur and Vassilvitskii 2007). At least as many points as groups. */
export function kMeans(
  points: readonly Position[],
  groups: number,
  { chance, starts = 10, before }: KMeansOptions,
): Division {
  let best: Division | undefined;
  if (before?.length === groups) best = settle(points, before);
  for (let start = 0; start < starts; start += 1) {
    const division = settle(points, beginnings(points, groups, chance));
    if (!best || division.inertia < best.inertia * (1 - 1e-12)) best = division;
  }
  if (!best) throw new RangeError('k-means needs somewhere to begin.');
  return best;
}

function settle(points: readonly Position[], from: readonly Position[]): Division {
  const labels = new Int32Array(points.length).fill(-1);
  let middles = from;
  let inertia = 0;
  for (let round = 0; round < mostRounds; round += 1) {
    let moved = 0;
    inertia = 0;
    points.forEach((point, index) => {
      let nearest = 0;
      let least = Infinity;
      for (let group = 0; group < middles.length; group += 1) {
        const away = squared(point, middles[group]!);
        if (away < least) [nearest, least] = [group, away];
      }
      if (labels[index] !== nearest) moved += 1;
      labels[index] = nearest;
      inertia += least;
    });
    if (moved === 0) break;
    middles = middlesOf(points, labels, middles);
  }
  return { labels, middles, inertia };
}

/** A group that lost everyone keeps its place. */
export function middlesOf(
  points: readonly Position[],
  labels: Int32Array,
  before: readonly Position[],
): Position[] {
  const sums = before.map(() => ({ x: 0, y: 0, count: 0 }));
  points.forEach(([x, y], index) => {
    const sum = sums[labels[index]!]!;
    sum.x += x;
    sum.y += y;
    sum.count += 1;
  });
  return sums.map(({ x, y, count }, group) => (count > 0 ? [x / count, y / count] : before[group]!));
}

/** The first anywhere, each further one as likely as it is far from those there are. */
function beginnings(points: readonly Position[], groups: number, chance: Chance): Position[] {
  const chosen = [points[Math.floor(chance() * points.length)]!];
  const away = new Float64Array(points.length).fill(Infinity);
  while (chosen.length < groups) {
    let sum = 0;
    points.forEach((point, index) => {
      away[index] = Math.min(away[index]!, squared(point, chosen.at(-1)!));
      sum += away[index];
    });
    let left = chance() * sum;
    let next = 0;
    while (next < points.length - 1 && (left -= away[next]!) > 0) next += 1;
    chosen.push(points[next]!);
  }
  return chosen;
}

export function squared(one: Position, other: Position): number {
  return (one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2;
}
