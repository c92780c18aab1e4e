import { chance as chanceOf, type Chance } from '../chance';
import { axesOf, type Axes } from '../polis/axes';
import { Centred } from '../polis/centred';
import { placedRows, positionsOf, votedColumns, type Position } from '../polis/positions';
import type { Grouping } from '../polis/statistics';
import type { Votes } from '../votes';
import { testAxis, type AxisTest } from './axis-test';
import { bestOf, candidatesOf } from './divide';
import { kMeans, type Division } from './k-means';
import { stabilityOf } from './stability';

/**
 * Why there are groups, or none:
 * - `groups`: people stand in groups.
 * - `leanings`: in two, and in so small a room that they are tentative.
 * - `few-people`, `few-statements`: there is too little to tell.
 * - `no-axis`: votes differ by statement, not by person.
 * - `yes-saying`: all that sets people apart is that some say yes to more.
 * - `unstable`: people differ, but other statements would have divided them otherwise.
 */
export const reasons = [
  'groups',
  'leanings',
  'few-people',
  'few-statements',
  'no-axis',
  'yes-saying',
  'unstable',
] as const;
export type Reason = (typeof reasons)[number];

export interface Structure {
  readonly reason: Reason;
  /** The group of each person, from 0, in the order of the votes; null for who voted on too little. Null for none. */
  readonly groups: Grouping | null;
  readonly count: number;
  /** Where everyone stands, in the order of the votes. */
  readonly positions: readonly Position[];
  readonly axes: Axes;
  /** Not tested where there is too little to tell. */
  readonly test: AxisTest | null;
  /** From about 0 for noise to 1. Null where nothing was divided. */
  readonly stability: number | null;
  readonly silhouette: number | null;
}

/** What a room of some size must show for groups to be drawn. The first row whose size is reached from below. */
interface Rung {
  /** How many people were placed, at least. */
  readonly people: number;
  readonly p: number;
  readonly stability: number;
  readonly mostGroups: number;
  readonly leastInGroup: number;
  readonly isTentative: boolean;
}

/**
 * From small rooms drawn out of real conversations, and the same with their votes dealt anew (tools/opinion/ladder):
 * the 95th percentile of stability in noise is .45 at 12 people, .40 at 16, .33 at 20, .30 at 30 to 45, .25 at 60. From 60 people on
 * the axis alone tells noise from structure, so the test is stricter and stability is only shown.
 */
const ladder: readonly Rung[] = [
  { people: 60, p: 0.02, stability: 0, mostGroups: 5, leastInGroup: 5, isTentative: false },
  { people: 30, p: 0.05, stability: 0.3, mostGroups: 3, leastInGroup: 5, isTentative: false },
  { people: 20, p: 0.05, stability: 0.35, mostGroups: 2, leastInGroup: 3, isTentative: true },
  { people: 12, p: 0.05, stability: 0.4, mostGroups: 2, leastInGroup: 3, isTentative: true },
];
const fewestStatements = 10;

const rounds = { axis: 99, stability: 50 };

export interface StructureOptions {
  readonly seed: number;
}

/**
 * Whether people stand in groups, and in which: k from 1 to 5, where 1 (no groups) is an answer. Deterministic for a
 * seed. Takes seconds for thousands of people: not for an event loop.
 */
export function structureOf(votes: Votes, { seed }: StructureOptions): Structure {
  const centred = Centred.of(votes);
  const axes = axesOf(centred);
  const rows = placedRows(votes);
  const positions = positionsOf(votes, centred, axes);
  const none = (reason: Reason, found: Partial<Structure> = {}): Structure => ({
    reason,
    groups: null,
    count: 1,
    positions,
    axes,
    test: null,
    stability: null,
    silhouette: null,
    ...found,
  });
  const rung = ladder.find(({ people }) => rows.length >= people);
  if (!rung) return none('few-people');
  if (statementsThatTell(votes) < fewestStatements) return none('few-statements');

  const chance = chanceOf(seed);
  const test = testAxis(centred, chance, rounds.axis);
  if (test.p > rung.p) return none('no-axis', { test });
  if (test.pWithoutYesSaying > rung.p) return none('yes-saying', { test });
  const points = rows.map((row) => positions[row]!);
  const options = { chance, least: rung.leastInGroup, most: rung.mostGroups };
  const best = bestOf(candidatesOf(points, options));
  if (!best) return none('unstable', { test });
  const { division, silhouette } = best;
  const stability = stabilityOf(centred, rows, division.labels, { chance, rounds: rounds.stability });
  if (stability < rung.stability) return none('unstable', { test, stability, silhouette });
  return {
    ...none(rung.isTentative ? 'leanings' : 'groups', { test, stability, silhouette }),
    groups: groupingOf(votes, rows, best.groups, division),
    count: best.groups,
  };
}

function statementsThatTell(votes: Votes): number {
  return votedColumns(votes).filter((column) => {
    const { isOut, isMeta } = votes.statements[column]!;
    return !isOut && !isMeta;
  }).length;
}

/** Groups are numbered by size, the largest first. */
export function groupingOf(
  votes: Votes,
  rows: readonly number[],
  groups: number,
  division: Division,
): Grouping {
  const sizes = Array.from({ length: groups }, (_, group) => ({
    group,
    size: division.labels.filter((label) => label === group).length,
  })).sort((one, other) => other.size - one.size || one.group - other.group);
  const names = new Map(sizes.map(({ group }, name) => [group, name]));
  const grouping: (number | null)[] = votes.people.map(() => null);
  rows.forEach((row, index) => (grouping[row] = names.get(division.labels[index]!)!));
  return grouping;
}

/** These people in just so many groups, whether or not that says anything. */
export function groupings(
  votes: Votes,
  positions: readonly Position[],
  rows: readonly number[],
  groups: number,
  chance: Chance,
): Grouping {
  const division = kMeans(
    rows.map((row) => positions[row]!),
    groups,
    { chance, starts: 50 },
  );
  return groupingOf(votes, rows, groups, division);
}
