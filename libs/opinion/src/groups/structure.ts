import { chance as chanceOf, type Chance } from '../chance';
import { axesOf, type Axes } from '../polis/axes';
import { Centred } from '../polis/centred';
import { placedRows, positionsOf, type Position } from '../polis/positions';
import type { Grouping } from '../polis/statistics';
import type { Votes } from '../votes';
import { testAxis, type AxisTest } from './axis-test';
import { bestOf, candidatesOf, type Candidate } from './divide';
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
 * What each rung asks for is measured on small rooms drawn out of real conversations, and on the same with their votes
 * dealt anew (`npm run opinion -- --ladder`, docs/adr/0015): stability tells less from noise the smaller the room, and
 * from 60 people on it is only shown, as the axis alone tells noise from structure.
 */
const ladder: readonly Rung[] = [
  { people: 60, p: 0.02, stability: 0, mostGroups: 5, leastInGroup: 5, isTentative: false },
  { people: 30, p: 0.05, stability: 0.3, mostGroups: 3, leastInGroup: 5, isTentative: false },
  { people: 20, p: 0.05, stability: 0.35, mostGroups: 2, leastInGroup: 3, isTentative: true },
  { people: 12, p: 0.05, stability: 0.4, mostGroups: 2, leastInGroup: 3, isTentative: true },
];
/** The axis is more than chance by then; this asks only what it means, and so is asked less strictly. */
const mostYesSaying = 0.1;
const fewestStatements = 10;

/** Divisions that were asked for are worth a longer search. */
const forcedStarts = 200;
const rounds = { axis: 99, stability: 50 };

/** What is found quickly: where everyone stands, and how they could be divided. */
export interface Layout {
  readonly centred: Centred;
  readonly axes: Axes;
  readonly positions: readonly Position[];
  /** The rows of those who voted on enough to be placed in a group. */
  readonly rows: readonly number[];
  /** Ways of dividing them, fewest groups first; none where there is too little to tell. */
  readonly candidates: readonly Candidate[];
}

export interface LayoutOptions {
  readonly chance: Chance;
  /** The axes as they were, of the same statements, so that they keep their direction. */
  readonly before?: Axes | undefined;
  /** The middles of the groups as they were, by how many there were. */
  readonly middles?: ReadonlyMap<number, readonly Position[]>;
  /** How exact axes must be; for what is drawn and drawn again, less will do. */
  readonly tolerance?: number;
}

export function layOut(votes: Votes, { chance, before, middles, tolerance }: LayoutOptions): Layout {
  const centred = Centred.of(votes);
  const axes = axesOf(centred, { before, tolerance });
  const rows = placedRows(centred);
  const positions = positionsOf(centred, axes);
  const rung = rungOf(rows.length);
  const candidates =
    rung && !whatIsMissing(centred, rows.length)
      ? candidatesOf(
          rows.map((row) => positions[row]!),
          { chance, least: rung.leastInGroup, most: rung.mostGroups, before: middles },
        )
      : [];
  return { centred, axes, positions, rows, candidates };
}

/** Whether what a layout shows is more than chance. */
export type Judgement = Pick<Structure, 'reason' | 'test' | 'stability'>;

/**
 * Judges one way of dividing people, of those in the layout; undefined where there is none. Takes seconds for thousands
 * of people: not for an event loop.
 */
export function judge(
  { centred, axes, rows }: Layout,
  candidate: Candidate | undefined,
  chance: Chance,
): Judgement {
  const tooLittle = whatIsMissing(centred, rows.length);
  const rung = rungOf(rows.length);
  if (tooLittle || !rung) return { reason: tooLittle ?? 'few-people', test: null, stability: null };
  const test = testAxis(centred, chance, rounds.axis);
  if (test.p > rung.p) return { reason: 'no-axis', test, stability: null };
  if (test.pWithoutYesSaying > mostYesSaying) return { reason: 'yes-saying', test, stability: null };
  if (!candidate) return { reason: 'unstable', test, stability: null };
  const { labels } = candidate.division;
  const stability = stabilityOf({ centred, axes, rows }, labels, { chance, rounds: rounds.stability });
  if (stability < rung.stability) return { reason: 'unstable', test, stability };
  return { reason: rung.isTentative ? 'leanings' : 'groups', test, stability };
}

/** Whether groups are drawn. */
export function isDivided({ reason }: Pick<Structure, 'reason'>): boolean {
  return reason === 'groups' || reason === 'leanings';
}

/**
 * Whether people stand in groups, and in which: k from 1 to 5, where 1 (no groups) is an answer. Deterministic for a
 * seed. As slow as `judge`.
 */
export function structureOf(votes: Votes, { seed }: { readonly seed: number }): Structure {
  const chance = chanceOf(seed);
  const layout = layOut(votes, { chance });
  const { axes, positions, rows } = layout;
  const best = bestOf(layout.candidates);
  const judgement = judge(layout, best, chance);
  const groups = best && isDivided(judgement) ? groupingOf(votes, rows, best.groups, best.division) : null;
  return {
    ...judgement,
    groups,
    count: groups && best ? best.groups : 1,
    positions,
    axes,
    silhouette: best?.silhouette ?? null,
  };
}

/** What there is too little of to tell people apart, if anything. */
export function whatIsMissing(
  { asked, silent }: Centred,
  placed: number,
): 'few-people' | 'few-statements' | null {
  if (!rungOf(placed)) return 'few-people';
  return asked - silent < fewestStatements ? 'few-statements' : null;
}

function rungOf(people: number): Rung | undefined {
  return ladder.find((rung) => people >= rung.people);
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
    { chance, starts: forcedStarts },
  );
  return groupingOf(votes, rows, groups, division);
}
