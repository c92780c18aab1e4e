import type { Counts, Statement, Votes } from '../votes';
import { answered, without } from './tally';

export type Side = 'agree' | 'disagree';

/** A statement that marks a group off from the others. */
export interface Representative {
  readonly statement: string;
  /** What the group does that others do not. */
  readonly side: Side;
  readonly count: number;
  /** How many of the group voted on it. */
  readonly of: number;
  /** (count + 1)/(of + 2). */
  readonly share: number;
  /** How surely more than half of the group: a z value. */
  readonly shareTest: number;
  /** How many times as likely in this group as in the others. */
  readonly ratio: number;
  /** How surely more likely than in the others: a z value. */
  readonly ratioTest: number;
}

export interface Agreed {
  readonly statement: string;
  readonly count: number;
  readonly of: number;
  readonly share: number;
  readonly shareTest: number;
}

export interface Consensus {
  readonly agree: readonly Agreed[];
  readonly disagree: readonly Agreed[];
}

/** One-sided, at 90 in 100. */
const significant = 1.2816;
const most = 5;

/** Both sides of one statement in one group. */
interface Both {
  readonly statement: Statement;
  readonly counts: Counts;
  readonly agree: Tests;
  readonly disagree: Tests;
}

interface Tests {
  readonly share: number;
  readonly shareTest: number;
  readonly ratio: number;
  readonly ratioTest: number;
}

/** `counts` are those of the group, `all` those of all groups together, both in the order of the statements. */
export function representativeOf(
  votes: Votes,
  counts: readonly Counts[],
  all: readonly Counts[],
): Representative[] {
  const candidates = votes.statements
    .map((statement, column): Both => {
      const [inside, outside] = [counts[column]!, without(all[column]!, counts[column]!)];
      return {
        statement,
        counts: inside,
        agree: testsOf('agree', inside, outside),
        disagree: testsOf('disagree', inside, outside),
      };
    })
    .filter(({ statement }) => !statement.isOut && !statement.isMeta);
  const marking = candidates
    .filter(({ agree, disagree }) => passes(agree) || passes(disagree))
    .map(told)
    .sort((one, other) => weight(other) - weight(one));
  const best = candidates.reduce<Both | undefined>(betterAgreed, undefined);
  const first = best && told(best);
  const chosen = first
    ? [first, ...marking.filter(({ statement }) => statement !== first.statement)]
    : marking;
  if (chosen.length === 0) chosen.push(...candidates.reduce<Both[]>(likelier, []).map(told));
  const list = chosen.slice(0, most);
  return [...list.filter(({ side }) => side === 'agree'), ...list.filter(({ side }) => side === 'disagree')];
}

/** What most people agree with, and what most disagree with: of each the five that are surest. */
export function consensusOf(votes: Votes, all: readonly Counts[]): Consensus {
  const on = (side: Side): Agreed[] =>
    votes.statements
      .map((statement, column) => ({ statement, counts: all[column]! }))
      .filter(({ statement }) => !statement.isOut && !statement.isMeta)
      .map(({ statement, counts }) => ({
        statement: statement.id,
        count: counts[side],
        of: answered(counts),
        ...shareOf(counts[side], answered(counts)),
      }))
      .filter(({ share, shareTest }) => share > 0.5 && shareTest > significant)
      .sort((one, other) => other.share * other.shareTest - one.share * one.shareTest)
      .slice(0, most);
  return { agree: on('agree'), disagree: on('disagree') };
}

function shareOf(count: number, of: number): Pick<Tests, 'share' | 'shareTest'> {
  return {
    share: (count + 1) / (of + 2),
    shareTest: 2 * Math.sqrt(of + 1) * ((count + 1) / (of + 1) - 0.5),
  };
}

function testsOf(side: Side, inside: Counts, outside: Counts): Tests {
  const [of, others] = [answered(inside), answered(outside)];
  const share = shareOf(inside[side], of);
  return {
    ...share,
    ratio: share.share / ((outside[side] + 1) / (others + 2)),
    ratioTest: twoProportions(inside[side] + 1, of + 1, outside[side] + 1, others + 1),
  };
}

/** The z value of a difference of two shares, their spread taken from both together. */
function twoProportions(count: number, of: number, other: number, ofOther: number): number {
  const pooled = (count + other) / (of + ofOther);
  if (pooled === 1) return 0;
  return (count / of - other / ofOther) / Math.sqrt(pooled * (1 - pooled) * (1 / of + 1 / ofOther));
}

function passes({ shareTest, ratioTest }: Tests): boolean {
  return shareTest > significant && ratioTest > significant;
}

/** The side on which the group differs more. */
function told({ statement, counts, agree, disagree }: Both): Representative {
  const side = agree.ratioTest > disagree.ratioTest ? 'agree' : 'disagree';
  return {
    statement: statement.id,
    side,
    count: counts[side],
    of: answered(counts),
    ...(side === 'agree' ? agree : disagree),
  };
}

function weight({ share, shareTest, ratio, ratioTest }: Tests): number {
  return ratio * ratioTest * share * shareTest;
}

/** Of two statements the one with which a group would rather be introduced, as agreeing. */
function betterAgreed(best: Both | undefined, each: Both): Both | undefined {
  const { agree, counts } = each;
  if (counts.agree === 0 && counts.disagree === 0) return best;
  if (!best) return agree.shareTest > significant || (agree.ratio > 1 && agree.share > 0.5) ? each : best;
  const isBetter =
    best.agree.ratio > 1
      ? weight(agree) > weight(best.agree)
      : agree.share * agree.shareTest > best.agree.share * best.agree.shareTest;
  return isBetter ? each : best;
}

/** Where nothing passes any test, the one statement that comes nearest. */
function likelier(best: Both[], each: Both): Both[] {
  const test = ({ agree, disagree }: Both): number => Math.max(agree.ratioTest, disagree.ratioTest);
  return best[0] && test(best[0]) >= test(each) ? best : [each];
}
