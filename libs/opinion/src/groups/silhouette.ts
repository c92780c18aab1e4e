import { below, type Chance } from '../chance';
import type { Position } from '../polis/positions';
import { squared } from './k-means';

/** With more points than this it is measured for a part of them: its cost grows with the square. */
const most = 300;

/**
 * How well points lie within their groups, from -1 to 1: the mean over points of (b − a)/max(a, b), where a is the mean
 * distance to the others of one's group and b to those of the nearest other group; 0 for who is alone (Rousseeuw
 * 1987). Of many points a part is drawn, the same for the same chance.
 */
export function silhouetteOf(points: readonly Position[], labels: Int32Array, chance: Chance): number {
  const part = drawn(points.length, chance);
  const groups = Math.max(...labels) + 1;
  const sizes = new Int32Array(groups);
  for (const index of part) sizes[labels[index]!]! += 1;
  let sum = 0;
  for (const index of part) {
    const own = labels[index]!;
    if (sizes[own]! < 2) continue;
    const away = new Float64Array(groups);
    for (const other of part) away[labels[other]!]! += Math.sqrt(squared(points[index]!, points[other]!));
    const within = away[own]! / (sizes[own]! - 1);
    let nearest = Infinity;
    for (let group = 0; group < groups; group += 1) {
      if (group !== own && sizes[group]! > 0) nearest = Math.min(nearest, away[group]! / sizes[group]!);
    }
    if (nearest < Infinity) sum += (nearest - within) / Math.max(nearest, within, Number.MIN_VALUE);
  }
  return sum / part.length;
}

function drawn(count: number, chance: Chance): number[] {
  const all = Array.from({ length: count }, (_, index) => index);
  for (let index = 0; index < Math.min(most, count); index += 1) {
    const other = index + below(chance, count - index);
    [all[index], all[other]] = [all[other]!, all[index]!];
  }
  return all.slice(0, most);
}
