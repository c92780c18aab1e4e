import { standings, type Standing } from '../sectors/measure';
import type { SectorsOf } from '../sectors/sector-counts';
import { betweenSectors } from '../sectors/variance';
import { Votes, type Cast } from '../votes';
import { editionOf, recordOf, type Disclosed, type DisclosedRecord } from './disclosed';
import { measureOf } from './shown';
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

/** All statements together, worked out from nothing but what stands behind `shownOf`. */
export function overallOf(disclosed: Disclosed, { seed, shuffles }: OverallOptions): ShownOverall {
  const record = recordOf(disclosed);
  const editions = record.statements.map((statement) => editionOf(record, statement));
  const each = editions.map((edition) => measureOf(edition).standing);
  const { votes, sectorsOf } = toldVotes(record);
  const between = betweenSectors(votes, sectorsOf, {
    least: record.level.least,
    seed,
    shuffles,
    counts: (sector, column) => editions[column]?.shown.has(sector) ?? false,
  });
  return {
    statements: {
      shown: each.filter((standing) => standing !== 'not-enough').length,
      known: record.statements.length,
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

/** Everyone who is shown on any statement, by alias, with the sectors they are shown in there. */
function toldVotes(record: DisclosedRecord): { votes: Votes; sectorsOf: SectorsOf } {
  const sectorsOf = new Map<string, string[]>();
  const casts: Cast[] = [];
  for (const statement of record.statements) {
    const { shown, entries } = editionOf(record, statement);
    const people = new Set<string>();
    for (const [sector, edition] of shown) {
      for (const alias of edition.keys()) {
        people.add(alias);
        const its = sectorsOf.get(alias) ?? [];
        if (!its.includes(sector)) sectorsOf.set(alias, [...its, sector]);
      }
    }
    for (const person of people) {
      const vote = entries.get(person)?.vote;
      if (vote !== undefined) casts.push({ person, statement, vote });
    }
  }
  const people = [...sectorsOf.keys()].sort();
  return {
    votes: Votes.of(
      people,
      record.statements.map((id) => ({ id })),
      casts,
    ),
    sectorsOf,
  };
}
