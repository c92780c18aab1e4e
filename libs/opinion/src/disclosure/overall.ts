import { standings, type Standing } from '@samepage/contracts';
import { betweenSectorsIn, type VotingRoom } from '../sectors/variance';
import { editionOf, recordOf, standingIn, type Disclosed, type DisclosedRecord } from './disclosed';
import { leastEver } from './level';
import { measureOf } from './shown';
import { toldVotes } from './told-votes';
import { rounded } from './words';

export interface ShownOverall {
  /** How many statements there are that were not taken out, and on how many of them at least two sectors are shown. */
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
  const editions = records.flatMap((record) => standingIn(record).map((one) => editionOf(record, one)));
  const each = editions.map((edition) => measureOf(edition).standing);
  const between = betweenSectorsIn(records.map(roomOf), {
    // Nothing is in here that is not shown, at whatever level that was.
    least: leastEver,
    seed,
    shuffles,
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

function roomOf(record: DisclosedRecord): VotingRoom {
  const told = toldVotes(record);
  const shown = standingIn(record).map((one) => editionOf(record, one).shown);
  return { ...told, counts: (sector, column) => shown[column]?.has(sector) ?? false };
}
