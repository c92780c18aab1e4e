import { blank, type Votes } from '../votes';
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
export function positionsOf(votes: Votes, centred: Centred, axes: Axes): Position[] {
  const voted = votedColumns(votes);
  const silent = voted.filter((column) => isSilent(votes, column)).length;
  const [first, second] = axes.loadings;
  return votes.people.map((_, row) => {
    const [from, to] = [centred.starts[row]!, centred.starts[row + 1]!];
    let x = 0;
    let y = 0;
    for (let entry = from; entry < to; entry += 1) {
      x += centred.values[entry]! * first[centred.columns[entry]!]!;
      y += centred.values[entry]! * second[centred.columns[entry]!]!;
    }
    const scale = Math.sqrt(voted.length / Math.max(1, to - from + silent));
    return [scale * x, scale * y];
  });
}

/** How far from the middle someone would stand who only agreed with this one statement (Polis, `extremity`). */
export function extremityOf(votes: Votes, centred: Centred, axes: Axes): number[] {
  const scale = Math.sqrt(votedColumns(votes).length);
  const [first, second] = axes.loadings;
  return votes.statements.map((_, column) =>
    Math.hypot(
      scale * (1 - centred.means[column]!) * first[column]!,
      scale * (1 - centred.means[column]!) * second[column]!,
    ),
  );
}

/** The rows of those who voted on enough to be placed in a group (Polis, `in-conv`). */
export function placedRows(votes: Votes): number[] {
  const answers = votes.people.map((_, row) => answersOf(votes, row));
  const enough = Math.min(enoughVotes, votedColumns(votes).length);
  const rows = votes.people.map((_, row) => row).filter((row) => answers[row]! > 0);
  const placed = rows.filter((row) => answers[row]! >= enough);
  if (placed.length >= enoughPeople) return placed;
  return rows
    .sort((one, other) => answers[other]! - answers[one]! || one - other)
    .slice(0, Math.max(placed.length, enoughPeople))
    .sort((one, other) => one - other);
}

/** Columns on which anyone voted at all. */
export function votedColumns(votes: Votes): number[] {
  return votes.statements
    .map((_, column) => column)
    .filter((column) => votes.people.some((_, row) => votes.at(row, column) !== blank));
}

function isSilent(votes: Votes, column: number): boolean {
  const { isOut, isMeta } = votes.statements[column]!;
  return Boolean(isOut) || Boolean(isMeta);
}

function answersOf(votes: Votes, row: number): number {
  let count = 0;
  for (let column = 0; column < votes.statements.length; column += 1) {
    if (votes.at(row, column) !== blank) count += 1;
  }
  return count;
}
