import type { Standing } from '@samepage/contracts';
import { jeffreys, type Estimate, type Estimator } from './estimate';
import { answersIn, type SectorCounts } from './sector-counts';

/** What one sector's answers to one statement say. */
export interface SectorEstimate extends SectorCounts {
  /** How many answered. */
  readonly n: number;
  readonly agree: Estimate;
  readonly disagree: Estimate;
}

/** What the sectors have in common on one side, agreeing or disagreeing. From 0 to 1. */
export interface Side {
  /** The geometric mean of the sectors' shares, each sector weighing the same however large. */
  readonly commonGround: number;
  /** Cautious bridging: the least convinced sector, at its lower bound. Statements are ranked by it. */
  readonly bridge: number;
  /** The probability that every sector has a majority, as if sectors had nobody in common. */
  readonly everyMajority: number;
}

/** The two sectors furthest apart in how many agree. */
export interface Gap {
  /** The sector that agrees most, and the one that agrees least. */
  readonly pair: readonly [most: string, least: string];
  readonly size: number;
  /**
   * From the two Betas' intervals, by Newcombe's hybrid (Zou and Donner's MOVER, 2008), 80%. It is the interval of
   * this pair as if it had been named beforehand; of the pair that happens to be furthest apart it flatters.
   */
  readonly low: number;
  readonly high: number;
}

export interface Measure {
  /** Sectors with enough answers to be counted. */
  readonly eligible: readonly SectorEstimate[];
  /** Known sectors with fewer. */
  readonly suppressed: readonly string[];
  /** Null where fewer than two sectors are eligible, as is the gap. */
  readonly agree: Side | null;
  readonly disagree: Side | null;
  readonly gap: Gap | null;
  /** Of all answers in eligible sectors together, passes; null where there are none. */
  readonly passShare: number | null;
  readonly standing: Standing;
}

/**
 * Whether sectors are on the same page about one statement (research §5.1 and §5.2). A sector takes part from `least`
 * answers on. For analysts and for `disclosure`; nothing of this is fit to be shown as it is.
 */
export function measure(
  sectors: readonly SectorCounts[],
  least: number,
  estimate: Estimator = jeffreys,
): Measure {
  const isEligible = ({ counts }: SectorCounts): boolean => answersIn(counts) >= Math.max(1, least);
  const eligible = sectors.filter(isEligible).map(({ sector, counts }) => {
    const n = answersIn(counts);
    return { sector, counts, n, agree: estimate(counts.agree, n), disagree: estimate(counts.disagree, n) };
  });
  const isEnough = eligible.length >= 2;
  const all = eligible.reduce((total, { n }) => total + n, 0);
  const passes = eligible.reduce((total, { counts }) => total + counts.pass, 0);
  const passShare = all === 0 ? null : estimate(passes, all).share;
  return {
    eligible,
    suppressed: sectors.filter((each) => !isEligible(each)).map(({ sector }) => sector),
    agree: isEnough ? sideOf(eligible.map((each) => each.agree)) : null,
    disagree: isEnough ? sideOf(eligible.map((each) => each.disagree)) : null,
    gap: isEnough ? gapOf(eligible) : null,
    passShare,
    standing: standingOf(eligible, passShare ?? 0),
  };
}

function sideOf(estimates: readonly Estimate[]): Side {
  return {
    commonGround: estimates.reduce((product, { share }) => product * share, 1) ** (1 / estimates.length),
    bridge: Math.min(...estimates.map(({ low }) => low)),
    everyMajority: estimates.reduce((product, { majority }) => product * majority, 1),
  };
}

function gapOf(eligible: readonly SectorEstimate[]): Gap {
  const [most, least] = [
    eligible.reduce((one, other) => (other.agree.share > one.agree.share ? other : one)),
    eligible.reduce((one, other) => (other.agree.share < one.agree.share ? other : one)),
  ];
  const size = most.agree.share - least.agree.share;
  const below = Math.hypot(most.agree.share - most.agree.low, least.agree.high - least.agree.share);
  const above = Math.hypot(most.agree.high - most.agree.share, least.agree.share - least.agree.low);
  return {
    pair: [most.sector, least.sector],
    size,
    low: Math.max(-1, size - below),
    high: Math.min(1, size + above),
  };
}

/** The first that fits, in this order. */
function standingOf(eligible: readonly SectorEstimate[], passShare: number): Standing {
  if (eligible.length < 2) return 'not-enough';
  if (eligible.every(({ agree }) => agree.low > 0.5)) return 'shared-agree';
  if (eligible.every(({ disagree }) => disagree.low > 0.5)) return 'shared-disagree';
  const isOpposed =
    eligible.some(({ agree }) => agree.low > 0.5) && eligible.some(({ disagree }) => disagree.low > 0.5);
  if (isOpposed) return 'opposed';
  if (passShare >= unsureFrom) return 'unsure';
  if (eligible.every(({ agree }) => agree.share > 0.5)) return 'leaning-agree';
  if (eligible.every(({ disagree }) => disagree.share > 0.5)) return 'leaning-disagree';
  return 'divided';
}

/** From this share of passes on, people are unsure rather than divided. */
const unsureFrom = 0.4;
