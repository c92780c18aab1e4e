import type { Votes } from '../votes';
import { representativeOf, consensusOf, type Consensus, type Representative } from './representative';
import { answered, tallies, together } from './tally';

/** Which group each person is in; null for those in none. In the order of the votes. */
export type Grouping = readonly (number | null)[];

/** What Polis says of given groups, exactly. Lists of numbers are in the order of the statements. */
export interface GroupStatistics {
  /** Π over the groups of (agrees + 1)/(votes + 2): near 1 where each group would agree. */
  readonly groupAwareConsensus: readonly number[];
  readonly groupAwareConsensusDisagree: readonly number[];
  /**
   * How much a further vote on this statement would tell; weights for what to ask next. Polis itself puts 49 for
   * statements about the people, to ask them early; here they are weighed as any other.
   */
  readonly priority: readonly number[];
  /** By group: the statements that mark it off from the others, at most five. */
  readonly representative: ReadonlyMap<number, readonly Representative[]>;
  /** What most of all people agree with or disagree with, whatever their group. */
  readonly consensus: Consensus;
}

/** `extremity` is as `extremityOf` gives it. The formulas are Polis's: math/src/polismath/math, repness and conversation. */
export function statisticsOf(votes: Votes, groups: Grouping, extremity: readonly number[]): GroupStatistics {
  const members = membersOf(groups);
  const byGroup = new Map([...members].map(([group, rows]) => [group, tallies(votes, rows)]));
  const grouped = votes.statements.map((_, column) =>
    together([...byGroup.values()].map((all) => all[column]!)),
  );
  const product = (side: 'agree' | 'disagree'): number[] =>
    votes.statements.map((_, column) =>
      [...byGroup.values()].reduce(
        (all, counts) => all * ((counts[column]![side] + 1) / (answered(counts[column]!) + 2)),
        1,
      ),
    );
  return {
    groupAwareConsensus: product('agree'),
    groupAwareConsensusDisagree: product('disagree'),
    priority: votes.statements.map((_, column) => {
      const counts = grouped[column]!;
      const all = answered(counts) + 2;
      const importance =
        (1 - (counts.pass + 1) / all) * (1 + extremity[column]!) * ((counts.agree + 1) / all);
      return (importance * (1 + 8 * 2 ** (-answered(counts) / 5))) ** 2;
    }),
    representative: new Map(
      [...byGroup].map(([group, counts]) => [group, representativeOf(votes, counts, grouped)]),
    ),
    consensus: consensusOf(votes, tallies(votes, votes.people.keys())),
  };
}

/** The rows of each group, the groups in order. */
export function membersOf(groups: Grouping): Map<number, number[]> {
  const members = new Map<number, number[]>();
  groups.forEach((group, row) => {
    if (group !== null) members.set(group, (members.get(group) ?? []).concat(row));
  });
  return new Map([...members].sort(([one], [other]) => one - other));
}
