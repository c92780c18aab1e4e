import type { Band, MapFinding } from '@samepage/contracts';
import { squared } from '../groups/k-means';
import { isDivided, whatIsMissing, type Judgement } from '../groups/structure';
import { isDrawn, judgeMap, settle, update, type LiveMap } from '../live/live-map';
import { enoughVotes, extremityOf, type Position } from '../polis/positions';
import { statisticsOf } from '../polis/statistics';
import { answered, tallies } from '../polis/tally';
import type { Side } from '../polis/representative';
import { measure } from '../sectors/measure';
import type { Counts, Vote } from '../votes';
import { fromTold, toldAsAnother, toldAsItIs } from './blur';
import { recordOf, type Disclosed } from './disclosed';
import { ellipseOf, type Ellipse } from './ellipse';
import { leastEver } from './level';
import { toldVotes } from './told-votes';
import { bandOf, rounded, sizeOf, type Size } from './words';

declare const isRoomMap: unique symbol;

/**
 * Where the people of a room stand, as far as may be shown: made from told votes alone, so that `index.ts` promises for
 * it what it promises for sectors. What is in it, only `shownMap` and `placeOf` say.
 */
export interface RoomMapState {
  readonly [isRoomMap]: true;
}

const maps = new WeakMap<RoomMapState, LiveMap>();

/** A statement that marks a group: many of it answer so, and more than of the others. */
export interface ShownMark {
  readonly statement: string;
  readonly side: Side;
  readonly inGroup: Band;
  readonly elsewhere: Band;
}

export interface ShownGroup extends Ellipse {
  /** 0 to 4; kept while people vote. */
  readonly name: number;
  readonly people: Size;
  readonly marks: readonly ShownMark[];
}

export interface ShownRoomMap {
  readonly finding: MapFinding;
  /** How many it was made from; null below `leastEver`. */
  readonly people: Size | null;
  readonly statements: number;
  /** Empty but for `groups` and `leanings`. In the order of their names. */
  readonly groups: readonly ShownGroup[];
  /** What every group drawn has a majority for, the surest first. */
  readonly together: readonly { readonly statement: string; readonly side: Side }[];
  readonly evidence: { readonly share: number; readonly p: number; readonly stability: number | null } | null;
}

const mostMarks = 3;
const mostTogether = 5;

/**
 * The map of what was disclosed, drawn on from the one before. In `disclosed` everyone who can vote must be of one and
 * the same sector: it is of all of them that it shows.
 */
export function roomMapOf(disclosed: Disclosed, before: RoomMapState | null): RoomMapState {
  return sealed(update(toldVotes(recordOf(disclosed)).votes, before && liveMapOf(before)));
}

/** Whether the groups of a map are more than chance; for `judged` alone. Slow; see `judge`. */
export function judgementOf(map: RoomMapState, seed: number): Judgement {
  return judgeMap(liveMapOf(map), seed);
}

/** The map, judged so: it may have been drawn on since. Once for each version of its votes that was judged. */
export function judged(map: RoomMapState, judgement: Judgement): RoomMapState {
  return sealed(settle(liveMapOf(map), judgement));
}

export function shownMap(map: RoomMapState): ShownRoomMap {
  const live = liveMapOf(map);
  const { votes, layout, judgement } = live;
  const groups = isDrawn(live) ? shownGroups(live) : [];
  const isTooSmall = groups.some(({ rows }) => rows.length < leastEver);
  const drawn = isTooSmall ? [] : groups;
  const test = judgement?.test;
  return {
    finding: isTooSmall ? 'small-groups' : findingOf(live, drawn.length > 0),
    people: layout.rows.length < leastEver ? null : sizeOf(layout.rows.length, leastEver),
    statements: votes.statements.length,
    groups: drawn.map(({ rows: _, ...group }) => group),
    together: drawn.length > 0 ? togetherIn(live, drawn) : [],
    evidence: test
      ? {
          share: rounded(test.share),
          p: Math.round(test.p * 1000) / 1000,
          stability: judgement.stability === null ? null : rounded(judgement.stability),
        }
      : null,
  };
}

/** Groups are said to be there only where they are drawn. */
function findingOf(live: LiveMap, isShown: boolean): MapFinding {
  const { layout, judgement } = live;
  const missing = whatIsMissing(layout.centred, layout.rows.length);
  if (!judgement) return missing ?? 'waiting';
  if (isShown || !isDivided(judgement)) return judgement.reason;
  // They were found too seldom yet, or can be drawn no more.
  return missing ?? (isDrawn(live) ? 'unstable' : 'waiting');
}

/**
 * Where someone stands who voted so, and in which of the groups that are shown; for that person's eyes alone. Their
 * votes are taken as a die would tell them on average, to be on one scale with those the map was made from. Null for
 * who voted on too little, or where there is no map.
 */
export function placeOf(
  map: RoomMapState,
  mine: ReadonlyMap<string, Vote>,
): { readonly place: Position; readonly group: number | null } | null {
  const live = liveMapOf(map);
  const { votes, layout } = live;
  const known = votes.statements.flatMap(({ id }, column) => {
    const vote = mine.get(id);
    return vote === undefined ? [] : [{ vote: vote * (toldAsItIs - toldAsAnother), column }];
  });
  if (known.length === 0 || known.length < Math.min(enoughVotes, votes.statements.length)) return null;
  const scale = Math.sqrt(votes.statements.length / known.length) / reachOf(live);
  const along = (loadings: Float64Array): number =>
    rounded(
      known.reduce(
        (sum, { vote, column }) => sum + (vote - layout.centred.means[column]!) * loadings[column]!,
        0,
      ) * scale,
    );
  const place: Position = [along(layout.axes.loadings[0]), along(layout.axes.loadings[1])];
  const { groups } = shownMap(map);
  if (groups.length === 0) return { place, group: null };
  const nearest = groups.reduce((one, other) =>
    squared(other.middle, place) < squared(one.middle, place) ? other : one,
  );
  return { place, group: nearest.name };
}

/** For this folder alone, as is `liveMapOf`. */
export function sealed(live: LiveMap): RoomMapState {
  const map = Object.freeze({}) as RoomMapState;
  maps.set(map, live);
  return map;
}

export function liveMapOf(map: RoomMapState): LiveMap {
  const live = maps.get(map);
  if (!live) throw new TypeError('This was not made by `roomMapOf`.');
  return live;
}

/** How far out 19 of 20 people stand at most, so that the map is about 1 in each direction. */
function reachOf({ layout }: LiveMap): number {
  const away = layout.rows
    .map((row) => Math.sqrt(squared(layout.positions[row]!, [0, 0])))
    .sort((one, other) => one - other);
  return Math.max(away[Math.floor(away.length * 0.95)] ?? 1, Number.MIN_VALUE);
}

/** The groups as they would be shown, and who is in them. */
function shownGroups(live: LiveMap): (ShownGroup & { readonly rows: readonly number[] })[] {
  const { votes, layout, names } = live;
  const groups = votes.people.map((person) => names.get(person) ?? null);
  const { representative } = statisticsOf(votes, groups, extremityOf(layout.centred, layout.axes));
  const reach = reachOf(live);
  return [...representative].map(([name, marking]) => {
    const rows = layout.rows.filter((row) => groups[row] === name);
    const others = layout.rows.filter((row) => groups[row] !== name);
    const [inside, outside] = [tallies(votes, rows), tallies(votes, others)];
    return {
      name,
      rows,
      people: sizeOf(rows.length, leastEver),
      ...ellipseOf(rows.map((row) => layout.positions[row]!).map(([x, y]) => [x / reach, y / reach])),
      marks: marking
        .map(({ statement, side }) => ({ statement, side, column: votes.column(statement) }))
        .filter(({ column }) => [inside, outside].every((all) => answered(all[column]!) >= leastEver))
        .slice(0, mostMarks)
        .map(({ statement, side, column }) => ({
          statement,
          side,
          inGroup: bandIn(inside[column]!, side),
          elsewhere: bandIn(outside[column]!, side),
        })),
    };
  });
}

function bandIn(counts: Counts, side: Side): Band {
  return bandOf(fromTold(counts[side], answered(counts)).share);
}

function togetherIn(
  { votes }: LiveMap,
  groups: readonly { readonly name: number; readonly rows: readonly number[] }[],
): ShownRoomMap['together'] {
  const counts = groups.map(({ name, rows }) => ({ sector: String(name), counts: tallies(votes, rows) }));
  return votes.statements
    .flatMap(({ id }, column): { statement: string; side: Side; bridge: number }[] => {
      const found = measure(
        counts.map(({ sector, counts }) => ({ sector, counts: counts[column]! })),
        leastEver,
        fromTold,
      );
      if (found.suppressed.length > 0 || !found.agree || !found.disagree) return [];
      if (found.standing === 'shared-agree')
        return [{ statement: id, side: 'agree', bridge: found.agree.bridge }];
      if (found.standing !== 'shared-disagree') return [];
      return [{ statement: id, side: 'disagree', bridge: found.disagree.bridge }];
    })
    .sort((one, other) => other.bridge - one.bridge)
    .slice(0, mostTogether)
    .map(({ statement, side }) => ({ statement, side }));
}
