import { chance as chanceOf } from '../chance';
import { bestOf, type Candidate } from '../groups/divide';
import { keptNames } from '../groups/names';
import { isDivided, judge, layOut, type Judgement, type Layout } from '../groups/structure';
import type { Axes } from '../polis/axes';
import type { Position } from '../polis/positions';
import type { Votes } from '../votes';

/**
 * Where people stand while they vote, drawn anew every second or two without jumping about: axes keep their direction,
 * groups keep their names, and how many there are changes only when it has been so several times in a row. Whether
 * there are any at all is judged more slowly, when there is time (`settle`).
 */
export interface LiveMap {
  readonly votes: Votes;
  readonly layout: Layout;
  /** How many groups are drawn once there are any. */
  readonly count: number;
  /** The name of the group of each person, 0 to 4; as they would be drawn, whether or not they are. */
  readonly names: ReadonlyMap<string, number>;
  /** Null until it was judged for the first time. */
  readonly judgement: Judgement | null;
  /** How many judgements in a row found groups. */
  readonly found: number;
  /** How many updates in a row another number of groups was best, and which. */
  readonly wanting: { readonly count: number; readonly times: number };
}

/** Polis, `group-k-buffer`: so many updates in a row before the number of groups changes. */
const patience = 4;
/**
 * So many judgements in a row before groups are drawn where none were: of many looks at a room in which nothing is, one
 * finds something by chance. The very first is one look, and is enough.
 */
const enoughFound = 3;
/** A thousandth of the map is less than a line's width. */
const tolerance = 1e-4;

/** Deterministic: the same votes after the same map make the same map. */
export function update(votes: Votes, before: LiveMap | null): LiveMap {
  const layout = layOut(votes, {
    chance: chanceOf(votes.people.length),
    before: before ? onStatementsOf(votes, before) : undefined,
    middles: before ? middlesOf(before.layout) : undefined,
    tolerance,
  });
  const best = bestOf(layout.candidates)?.groups ?? 1;
  const wanting = wantingAfter(before, best);
  const isNew = !before || before.count === 1 || wanting.times >= patience;
  const count = isNew || !hasCandidate(layout, before.count) ? best : before.count;
  return {
    votes,
    layout,
    count,
    names: namesOf(votes, layout, candidateOf(layout, count), before),
    judgement: before?.judgement ?? null,
    found: before?.found ?? 0,
    wanting: count === best ? { count, times: 0 } : wanting,
  };
}

/** Whether the groups of this map are more than chance. As slow as `judge`. */
export function judgeMap({ layout, count }: LiveMap, seed: number): Judgement {
  return judge(layout, candidateOf(layout, count), chanceOf(seed));
}

/** A map, judged so; ask it once for all that is new in the votes, as judgements are counted. */
export function settle(map: LiveMap, judgement: Judgement): LiveMap {
  const isFirst = !map.judgement?.test;
  const found = isDivided(judgement) ? (isFirst ? enoughFound : map.found + 1) : 0;
  return { ...map, judgement, found };
}

/** Whether groups are to be drawn, as far as was judged. */
export function isDrawn({ judgement, found }: LiveMap): boolean {
  return judgement !== null && isDivided(judgement) && found >= enoughFound;
}

function wantingAfter(before: LiveMap | null, best: number): LiveMap['wanting'] {
  if (!before || best === before.count) return { count: best, times: 0 };
  return { count: best, times: best === before.wanting.count ? before.wanting.times + 1 : 1 };
}

function candidateOf({ candidates }: Layout, count: number): Candidate | undefined {
  return candidates.find(({ groups }) => groups === count);
}

function hasCandidate(layout: Layout, count: number): boolean {
  return count === 1 || candidateOf(layout, count) !== undefined;
}

function namesOf(
  votes: Votes,
  { rows }: Layout,
  candidate: Candidate | undefined,
  before: LiveMap | null,
): Map<string, number> {
  if (!candidate) return new Map();
  const groups = new Map(
    rows.map((row, index) => [votes.people[row]!, candidate.division.labels[index]!] as const),
  );
  const names = keptNames(groups, candidate.groups, before?.names ?? new Map());
  return new Map([...groups].map(([person, group]) => [person, names[group]!]));
}

function middlesOf({ candidates }: Layout): Map<number, readonly Position[]> {
  return new Map(candidates.map(({ groups, division }) => [groups, division.middles]));
}

/** The axes of before, with nothing for statements that are new. */
function onStatementsOf(votes: Votes, before: LiveMap): Axes {
  const { axes } = before.layout;
  const columns = new Map(before.votes.statements.map(({ id }, column) => [id, column]));
  const moved = (loadings: Float64Array): Float64Array =>
    Float64Array.from(votes.statements, ({ id }) => loadings[columns.get(id) ?? -1] ?? 0);
  return { shares: axes.shares, loadings: [moved(axes.loadings[0]), moved(axes.loadings[1])] };
}
