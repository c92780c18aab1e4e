import type { Band, Distance, Likelihood, HiddenBecause, Standing } from '@samepage/contracts';
import type { Estimate } from '../sectors/estimate';
import { measure, type Measure, type SectorEstimate, type Side } from '../sectors/measure';
import type { SectorCounts } from '../sectors/sector-counts';
import { agree, disagree, pass, type Vote } from '../votes';
import { fromTold } from './blur';
import { editionOf, recordOf, type Disclosed } from './disclosed';
import type { Edition, SectorEdition } from './edition';
import { bandOf, distanceOf, likelihoodOf, numbersFrom, rounded, sizeOf, type Size } from './words';

/** A share of a sector, in words, and from 20 answers on in numbers as well. */
export interface ShownShare {
  readonly band: Band;
  /** Where the share lies, in 80 of 100 cases; the die is taken into account. */
  readonly from: Band;
  readonly to: Band;
  readonly numbers: { readonly share: number; readonly low: number; readonly high: number } | null;
}

export interface ShownSector {
  readonly sector: string;
  /** When what is shown was taken: more may have answered since. */
  readonly answers: Size;
  readonly agree: ShownShare;
  readonly disagree: ShownShare;
  readonly pass: ShownShare;
}

/** What the sectors shown have in common on one side. */
export interface ShownSide {
  readonly commonGround: Band;
  /** At least so many of the least convinced sector. */
  readonly bridge: Band;
  /** That each of the sectors shown has a majority. */
  readonly everyMajority: Likelihood;
  /** Where each sector shown has 20 answers. */
  readonly numbers: {
    readonly commonGround: number;
    readonly bridge: number;
    readonly everyMajority: number;
  } | null;
}

export interface ShownGap {
  /** The sector that agrees most, and the one that agrees least, of those shown. */
  readonly pair: readonly [most: string, least: string];
  readonly apart: Distance;
  readonly numbers: { readonly size: number; readonly low: number; readonly high: number } | null;
}

export interface ShownStatement {
  readonly statement: string;
  readonly sectors: readonly ShownSector[];
  readonly hidden: readonly { readonly sector: string; readonly why: HiddenBecause }[];
  /** "3 of 4 sectors". Whatever else is said, is said of these. */
  readonly of: { readonly shown: number; readonly known: number };
  /** Of the sectors shown. */
  readonly standing: Standing;
  /** Whether every sector that is known is shown, so that "shared" may be said of all. */
  readonly isOfAll: boolean;
  /** Null where fewer than two sectors are shown, as is the gap. */
  readonly agree: ShownSide | null;
  readonly disagree: ShownSide | null;
  readonly gap: ShownGap | null;
  /** Of all shown sectors' answers together. */
  readonly pass: Band | null;
}

/** All that may be known of how sectors voted, for each statement in its order. */
export function shownOf(disclosed: Disclosed): ShownStatement[] {
  const record = recordOf(disclosed);
  return record.statements.map((statement) =>
    shownStatement(statement, editionOf(record, statement), record.level.least),
  );
}

/** What the told votes of what is shown say; for this folder alone. */
export function measureOf(edition: Edition): Measure {
  return measure(
    [...edition.shown].map(([sector, its]): SectorCounts => ({ sector, counts: countsOf(its) })),
    1,
    fromTold,
  );
}

function shownStatement(statement: string, edition: Edition, least: number): ShownStatement {
  const found = measureOf(edition);
  const isLarge = found.eligible.every(({ n }) => n >= numbersFrom);
  const known = edition.shown.size + edition.hidden.size;
  return {
    statement,
    sectors: found.eligible.map((sector) => shownSector(sector, least)),
    hidden: [...edition.hidden].map(([sector, why]) => ({ sector, why })),
    of: { shown: edition.shown.size, known },
    standing: found.standing,
    isOfAll: edition.hidden.size === 0,
    agree: found.agree && shownSide(found.agree, isLarge),
    disagree: found.disagree && shownSide(found.disagree, isLarge),
    gap: found.gap && {
      pair: found.gap.pair,
      apart: distanceOf(found.gap.size),
      numbers: isLarge
        ? { size: rounded(found.gap.size), low: rounded(found.gap.low), high: rounded(found.gap.high) }
        : null,
    },
    pass: found.passShare === null ? null : bandOf(found.passShare),
  };
}

function countsOf(edition: SectorEdition): SectorCounts['counts'] {
  const entries = [...edition.values()];
  const count = (way: Vote): number => entries.filter(({ vote }) => vote === way).length;
  return { agree: count(agree), disagree: count(disagree), pass: count(pass) };
}

function shownSector(its: SectorEstimate, least: number): ShownSector {
  const isLarge = its.n >= numbersFrom;
  return {
    sector: its.sector,
    answers: sizeOf(its.n, least),
    agree: shownShare(its.agree, isLarge),
    disagree: shownShare(its.disagree, isLarge),
    pass: shownShare(fromTold(its.counts.pass, its.n), isLarge),
  };
}

function shownShare({ share, low, high }: Estimate, isLarge: boolean): ShownShare {
  return {
    band: bandOf(share),
    from: bandOf(low),
    to: bandOf(high),
    numbers: isLarge ? { share: rounded(share), low: rounded(low), high: rounded(high) } : null,
  };
}

function shownSide({ commonGround, bridge, everyMajority }: Side, isLarge: boolean): ShownSide {
  return {
    commonGround: bandOf(commonGround),
    bridge: bandOf(bridge),
    everyMajority: likelihoodOf(everyMajority),
    numbers: isLarge
      ? {
          commonGround: rounded(commonGround),
          bridge: rounded(bridge),
          everyMajority: rounded(everyMajority),
        }
      : null,
  };
}
