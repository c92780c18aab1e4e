import {
  axesOf,
  betweenSectors,
  Centred,
  chance,
  countsBySector,
  extremityOf,
  groupings,
  measure,
  placedRows,
  positionsOf,
  statisticsOf,
  structureOf,
  type GroupStatistics,
  type Grouping,
  type Representative,
  type Structure,
  type Votes,
} from '@samepage/opinion';
import type { Folder } from './folder';

export interface ReportOptions {
  readonly given?: string | undefined;
  readonly sector?: string | undefined;
  readonly seed: number;
}

/** Sectors are compared where at least so many of each answered. */
const least = 5;

/**
 * Everything the library says of a conversation, as one object. Nothing is suppressed: this is for who has the votes in
 * hand anyway.
 */
export function reportOf(folder: Folder, { given, sector, seed }: ReportOptions): object {
  const { votes } = folder;
  const structure = structureOf(votes, { seed });
  const centred = Centred.of(votes);
  const extremity = extremityOf(centred, axesOf(centred));
  const placed = placedRows(centred);
  const positions = positionsOf(centred, structure.axes);
  const all: Grouping = votes.people.map((_, row) => (placed.includes(row) ? 0 : null));
  const own = statisticsOf(votes, structure.groups ?? all, extremity);
  const sectorColumn = sector ?? (folder.hasSectors ? 'sector' : undefined);
  const forced = [2, 3, 4, 5].filter((groups) => groups <= placed.length);
  return {
    structure: structure.groups !== null,
    why: why(structure, placed.length),
    groups: structure.groups && byPerson(votes, structure.groups),
    forced: Object.fromEntries(
      forced.map((groups) => [
        String(groups),
        byPerson(votes, groupings(votes, positions, placed, groups, chance(seed)), true),
      ]),
    ),
    consensus: byStatement(votes, own.groupAwareConsensus),
    projection: Object.fromEntries(placed.map((row) => [votes.people[row] ?? '', positions[row]])),
    ...(given === undefined ? {} : { givenGroups: givenGroups(folder, given, extremity) }),
    ...(sectorColumn === undefined ? {} : { sectors: sectors(folder, sectorColumn, seed) }),
  };
}

function why({ reason, count, test, stability }: Structure, people: number): string {
  const axis = test
    ? `The first axis explains ${percent(test.share)} of all difference (p = ${test.p}; ${test.pWithoutYesSaying} without yes-saying).`
    : '';
  const stable =
    stability === null
      ? ''
      : ` Drawing the statements anew keeps ${stability.toFixed(2)} of the groups (1 is all, 0 is chance).`;
  switch (reason) {
    case 'groups':
      return `${people} people stand in ${count} groups. ${axis}${stable}`;
    case 'leanings':
      return `${people} people lean two ways, tentatively. ${axis}${stable}`;
    case 'few-people':
      return `Only ${people} people voted on enough statements. Groups need at least 12.`;
    case 'few-statements':
      return 'There are fewer than 10 statements to tell people apart by.';
    case 'no-axis':
      return `No separate groups: differences are between statements, not between people. ${axis}`;
    case 'yes-saying':
      return `No separate groups: people differ only in how often they agree at all. ${axis}`;
    case 'unstable':
      return `People differ, but not in groups that would last. ${axis}${stable}`;
  }
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)}%`;
}

function byPerson(votes: Votes, groups: Grouping, isPlacedOnly = false): Record<string, number | null> {
  const entries = votes.people.map((person, row) => [person, groups[row] ?? null] as const);
  return Object.fromEntries(isPlacedOnly ? entries.filter(([, group]) => group !== null) : entries);
}

function byStatement(votes: Votes, figures: readonly number[]): Record<string, number> {
  return Object.fromEntries(votes.statements.map(({ id }, column) => [id, figures[column] ?? 0]));
}

/** The exact statistics for groups from elsewhere, under the names that Polis gives them. */
function givenGroups({ votes, labels }: Folder, column: string, extremity: readonly number[]): object {
  const label = labels(column);
  const names = [...new Set(label.values())];
  const groups = votes.people.map((person) => {
    const name = label.get(person);
    return name === undefined ? null : names.indexOf(name);
  });
  const figures: GroupStatistics = statisticsOf(votes, groups, extremity);
  const tids = (list: readonly { statement: string }[]): (number | string)[] =>
    list.map(({ statement }) => tid(statement));
  return {
    groupAwareConsensus: byStatement(votes, figures.groupAwareConsensus),
    groupAwareConsensusDisagree: byStatement(votes, figures.groupAwareConsensusDisagree),
    extremity: byStatement(votes, extremity),
    priority: byStatement(votes, figures.priority),
    repness: Object.fromEntries(
      [...figures.representative].map(([group, list]) => [names[group] ?? '', list.map(asPolis)]),
    ),
    consensus: { agree: tids(figures.consensus.agree), disagree: tids(figures.consensus.disagree) },
  };
}

function asPolis({ statement, side, ...figures }: Representative): object {
  return {
    tid: tid(statement),
    'repful-for': side,
    'n-success': figures.count,
    'n-trials': figures.of,
    'p-success': figures.share,
    'p-test': figures.shareTest,
    repness: figures.ratio,
    'repness-test': figures.ratioTest,
  };
}

/** Ids are kept; those that are numbers are written as such. */
function tid(id: string): number | string {
  return /^(0|[1-9]\d{0,14})$/.test(id) ? Number(id) : id;
}

/** Sectors of one person are parted by semicolons. */
function sectors({ votes, labels, tellSectors }: Folder, column: string, seed: number): object {
  const sectorsOf = new Map(
    [...labels(column)].map(([person, label]) => [person, label.split(';').map((each) => each.trim())]),
  );
  const compared = votes.statements
    .map((statement, at) => ({ statement, at }))
    .filter(({ statement }) => !statement.isOut && !statement.isMeta && !tellSectors.has(statement.id));
  const measures = compared.map(({ statement, at }) => ({
    id: statement.id,
    measure: measure(countsBySector(votes, at, sectorsOf), least),
  }));
  const columns = new Set(compared.map(({ at }) => at));
  const between = betweenSectors(votes, sectorsOf, { least, seed, counts: (_, at) => columns.has(at) });
  return {
    classes: Object.fromEntries(measures.map(({ id, measure }) => [id, measure.standing])),
    bridgeAgree: Object.fromEntries(
      measures.flatMap(({ id, measure }) => (measure.agree ? [[id, measure.agree.bridge]] : [])),
    ),
    r2: between?.r2 ?? null,
    r2adj: between?.r2Adjusted ?? null,
    p: between?.p ?? null,
  };
}
