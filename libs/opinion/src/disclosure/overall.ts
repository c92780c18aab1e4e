import { standings, type Standing } from '@samepage/contracts';
import type { SectorsOf } from '../sectors/sector-counts';
import { betweenSectors } from '../sectors/variance';
import { blank, Votes, type Cast, type Vote } from '../votes';
import { editionOf, recordOf, type Disclosed, type DisclosedRecord } from './disclosed';
import { leastEver } from './level';
import { measureOf } from './shown';
import { toldVotes } from './told-votes';
import { rounded } from './words';

export interface ShownOverall {
  /** How many statements there are, and on how many of them at least two sectors are shown. */
  readonly statements: { readonly shown: number; readonly known: number };
  /** On how many every known sector is shown, of two or more. */
  readonly ofAllSectors: number;
  /** How many stand how. Those where fewer than two sectors are shown are `not-enough`. */
  readonly standings: Readonly<Record<Standing, number>>;
  /**
   * How much of how differently people vote goes with their sectors. Of told votes, so the shares say too little, by
   * about two fifths where few pass; p is as good as that of real ones, and finds less.
   */
  readonly between: {
    readonly r2: number;
    readonly r2Adjusted: number;
    readonly p: number;
    readonly statements: number;
  } | null;
}

export interface OverallOptions {
  readonly seed: number;
  readonly shuffles?: number;
}

/**
 * All statements together, of one debate or of several, worked out from nothing but what stands behind `shownOf`. In
 * several debates sectors are compared within each.
 */
export function overallOf(
  disclosed: Disclosed | readonly Disclosed[],
  { seed, shuffles }: OverallOptions,
): ShownOverall {
  const records = (isMany(disclosed) ? disclosed : [disclosed]).map(recordOf);
  const editions = records.flatMap((record) => record.statements.map((one) => editionOf(record, one)));
  const each = editions.map((edition) => measureOf(edition).standing);
  const { votes, sectorsOf } = sideBySide(records);
  const between = betweenSectors(votes, sectorsOf, {
    // Nothing is in here that is not shown, at whatever level that was.
    least: leastEver,
    seed,
    shuffles,
    counts: (sector, column) => editions[column]?.shown.has(sector) ?? false,
    among: roomOf,
  });
  return {
    statements: {
      shown: each.filter((standing) => standing !== 'not-enough').length,
      known: editions.length,
    },
    ofAllSectors: editions.filter(({ shown, hidden }) => shown.size >= 2 && hidden.size === 0).length,
    standings: Object.fromEntries(
      standings.map((standing) => [standing, each.filter((one) => one === standing).length]),
    ) as Record<Standing, number>,
    between: between && {
      r2: rounded(between.r2),
      r2Adjusted: rounded(between.r2Adjusted),
      p: between.p,
      statements: between.statements,
    },
  };
}

function isMany(disclosed: Disclosed | readonly Disclosed[]): disclosed is readonly Disclosed[] {
  return Array.isArray(disclosed);
}

/** Which debate somebody's alias belongs to: nobody has the same one in two. */
function roomOf(name: string): string {
  return name.slice(0, name.indexOf(' '));
}

/** The told votes of all debates side by side: nobody and nothing is the same in two of them. */
function sideBySide(records: readonly DisclosedRecord[]): { votes: Votes; sectorsOf: SectorsOf } {
  const rooms = records.map((record) => ({ record, ...toldVotes(record) }));
  const named = (room: number, name: string): string => `${room} ${name}`;
  const people = rooms.flatMap(({ votes }, room) => votes.people.map((person) => named(room, person)));
  const statements = rooms.flatMap(({ record }, room) =>
    record.statements.map((id) => ({ id: named(room, id) })),
  );
  const casts = rooms.flatMap(({ votes }, room) => castsIn(votes, (name) => named(room, name)));
  const sectorsOf = rooms.flatMap((each, room) =>
    [...each.sectorsOf].map(([person, sectors]) => [named(room, person), sectors] as const),
  );
  return { votes: Votes.of(people, statements, casts), sectorsOf: new Map(sectorsOf) };
}

function castsIn(votes: Votes, named: (name: string) => string): Cast[] {
  return votes.people.flatMap((person, row) =>
    votes.statements.flatMap(({ id }, column) => {
      const vote = votes.at(row, column);
      return vote === blank ? [] : [{ person: named(person), statement: named(id), vote: vote as Vote }];
    }),
  );
}
