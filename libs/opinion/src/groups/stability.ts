import { below, type Chance } from '../chance';
import { axesOf, type Axes } from '../polis/axes';
import type { Centred } from '../polis/centred';
import type { Position } from '../polis/positions';
import { kMeans } from './k-means';
import { adjustedRand } from './same';

/** An axis that has settled this far moves nobody to another group. */
const tolerance = 1e-3;

/**
 * How much the same groups would come out had people been asked other statements of the kind: the mean adjusted Rand
 * index between these groups and those found after the statements are drawn anew, with replacement (Hennig 2007, of
 * statements instead of people). Near 0 for noise, 1 for groups that each statement tells alike.
 */
export function stabilityOf(
  { centred, axes, rows }: { centred: Centred; axes: Axes; rows: readonly number[] },
  labels: Int32Array,
  { chance, rounds }: { chance: Chance; rounds: number },
): number {
  const groups = Math.max(...labels) + 1;
  const asked = [...new Set(centred.columns)].sort((one, other) => one - other);
  let sum = 0;
  for (let round = 0; round < rounds; round += 1) {
    const drawn = new Int32Array(centred.statements);
    for (let draw = 0; draw < asked.length; draw += 1) drawn[asked[below(chance, asked.length)]!]! += 1;
    const points = positionsWhere(centred, axes, rows, drawn);
    sum += adjustedRand(labels, kMeans(points, groups, { chance, starts: 3 }).labels);
  }
  return sum / rounds;
}

/** Where these people stand when each statement is asked as often as drawn. */
function positionsWhere(
  centred: Centred,
  before: Axes,
  rows: readonly number[],
  drawn: Int32Array,
): Position[] {
  const values = centred.values.map((value, entry) => value * Math.sqrt(drawn[centred.columns[entry]!]!));
  const [first, second] = axesOf(centred.with(values), { tolerance, before }).loadings;
  return rows.map((row) => {
    let [x, y, answers] = [0, 0, 0];
    for (let entry = centred.starts[row]!; entry < centred.starts[row + 1]!; entry += 1) {
      const column = centred.columns[entry]!;
      x += values[entry]! * first[column]!;
      y += values[entry]! * second[column]!;
      answers += drawn[column]!;
    }
    const scale = Math.sqrt(centred.statements / Math.max(1, answers));
    return [x * scale, y * scale];
  });
}
