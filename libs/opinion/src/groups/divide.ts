import { type Chance } from '../chance';
import type { Position } from '../polis/positions';
import { kMeans, squared, type Division } from './k-means';
import { silhouetteOf } from './silhouette';

/** One way of dividing people into groups, and how well they lie in them. */
export interface Candidate {
  readonly groups: number;
  readonly division: Division;
  readonly silhouette: number;
}

export interface DivideOptions {
  readonly chance: Chance;
  /** How many people a group has at least. */
  readonly least: number;
  /** How many groups there are at most. */
  readonly most: number;
  /** The middles as they were, by how many there were. */
  readonly before?: ReadonlyMap<number, readonly Position[]>;
}

/** More people than one in this many are not set aside for standing apart: they are not exceptions then. */
const exceptions = 10;
/** A further group must make people lie this much better in theirs: of two numbers that serve as well, the smaller. */
const worthAnother = 0.03;

/** Dividing these points into two groups, three and so on, where each can be of `least` people. */
export function candidatesOf(points: readonly Position[], options: DivideOptions): Candidate[] {
  const candidates: Candidate[] = [];
  for (let groups = 2; groups <= options.most && groups * options.least <= points.length; groups += 1) {
    const division = divide(points, groups, options);
    if (!division) continue;
    const silhouette = silhouetteOf(points, division.labels, options.chance);
    candidates.push({ groups, division, silhouette });
  }
  return candidates;
}

/** The fewest groups in which people lie about as well as in the best. */
export function bestOf(candidates: readonly Candidate[]): Candidate | undefined {
  const best = Math.max(...candidates.map(({ silhouette }) => silhouette));
  return candidates.find(({ silhouette }) => silhouette >= best - worthAnother);
}

/**
 * k-means in which no group is too small: few who stand apart are set aside while the others are divided, and then
 * belong to the group that is nearest. Undefined where that would set aside too many.
 */
function divide(
  points: readonly Position[],
  groups: number,
  { chance, least, before }: DivideOptions,
): Division | undefined {
  let within = points.map((_, index) => index);
  const start = before?.get(groups);
  for (;;) {
    const inside = within;
    const division = kMeans(
      inside.map((index) => points[index]!),
      groups,
      { chance, starts: start ? 3 : 10, before: start },
    );
    const sizes = sizesOf(division.labels, groups);
    if (sizes.every((size) => size >= least)) return everyone(points, division.middles);
    within = inside.filter((_, at) => sizes[division.labels[at]!]! >= least);
    // A group of nobody: people stand in fewer places than there are groups.
    if (within.length === inside.length) return undefined;
    if (points.length - within.length > points.length / exceptions || within.length < groups * least) {
      return undefined;
    }
  }
}

function everyone(points: readonly Position[], middles: readonly Position[]): Division {
  let inertia = 0;
  const labels = Int32Array.from(points, (point) => {
    const away = middles.map((middle) => squared(point, middle));
    const nearest = away.indexOf(Math.min(...away));
    inertia += away[nearest]!;
    return nearest;
  });
  return { labels, middles, inertia };
}

export function sizesOf(labels: Int32Array, groups: number): number[] {
  const sizes = Array.from({ length: groups }, () => 0);
  for (const label of labels) sizes[label]! += 1;
  return sizes;
}
