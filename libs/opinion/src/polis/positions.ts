import type { Axes } from './axes';
import type { Centred } from './centred';

/** Where someone stands: along the first axis, along the second. */
export type Position = readonly [number, number];

/** Whoever voted on at least this many statements, or on all there are, is placed in a group. */
export const enoughVotes = 7;
/** In a room in which fewer people voted enough, those who voted most are placed as well, up to this many. */
const enoughPeople = 15;

/**
 * Where everyone stands, in the order of the votes: √(M/n) · Σ (vote − mean) · loading over the statements a person
 * voted on, so that who voted on few is not drawn to the middle (Polis, `sparsity-aware-project-ptpt`). M is how many
 * statements have a vote, n how many of them this person voted on; statements that are out count for everyone.
 */
export function positionsOf(centred: Centred, { loadings: [first, second] }: Axes): Position[] {
  return Array.from({ length: centred.people }, (_, row) => {
    const [from, to] = [centred.starts[row]!, centred.starts[row + 1]!];
    let x = 0;
    let y = 0;
    for (let entry = from; entry < to; entry += 1) {
      x += centred.values[entry]! * first[centred.columns[entry]!]!;
      y += centred.values[entry]! * second[centred.columns[entry]!]!;
    }
    const scale = Math.sqrt(centred.asked / Math.max(1, to - from + centred.silent));
    return [scale * x, scale * y];
  });
}

/** How far from the middle someone would stand who only agreed with this one statement (Polis, `extremity`). */
export function extremityOf({ means, asked }: Centred, { loadings: [first, second] }: Axes): number[] {
  const scale = Math.sqrt(asked);
  return Array.from(means, (mean, column) =>
    Math.hypot(scale * (1 - mean) * first[column]!, scale * (1 - mean) * second[column]!),
  );
}

/** The rows of those who voted on enough to be placed in a group (Polis, `in-conv`). */
export function placedRows({ answers, asked }: Centred): number[] {
  const rows = Array.from(answers.keys()).filter((row) => answers[row]! > 0);
  const placed = rows.filter((row) => answers[row]! >= Math.min(enoughVotes, asked));
  if (placed.length >= enoughPeople) return placed;
  return rows
    .sort((one, other) => answers[other]! - answers[one]! || one - other)
    .slice(0, Math.max(placed.length, enoughPeople))
    .sort((one, other) => one - other);
}
