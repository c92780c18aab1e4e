import { conversation, conversations, describeWithData, expected } from '../../test/conversations';
import { debate, twoCamps } from '../../test/debates';
import { bridgingOf } from './factors';

describe('what bridges, without groups', () => {
  it('is what both camps agree with, not what the larger agrees with', () => {
    const camps = twoCamps([30, 12], 20, 0.95, 5);
    const votes = debate(42, 21, (person, statement) =>
      statement === 20 ? (person % 10 === 0 ? -1 : 1) : (camps.at(person, statement) as 1 | -1),
    );
    const { scores, partings } = bridgingOf(votes);
    const best = scores.indexOf(Math.max(...scores.map((score) => score ?? -1)));
    expect(best).toBe(20);
    expect(partings[20]).toBeLessThan(Math.min(...partings.slice(0, 20).map((each) => each ?? 0)));
  });

  it('says nothing of statements without votes, or that were taken out', () => {
    const votes = debate(3, 2, (_, statement) => (statement === 0 ? 1 : 2));
    expect(bridgingOf(votes).scores[1]).toBeNull();
    expect(bridgingOf(debate(0, 0, () => 1))).toEqual({ scores: [], partings: [] });
  });
});

describeWithData('what bridges real conversations', () => {
  it.each(conversations)('%s: much as consensus among the published groups', (name) => {
    const votes = conversation(name);
    const { scores } = bridgingOf(votes);
    const there = expected(name);
    const ids = there.consensusScoredStatements.map(String);
    const ours = ids.map((id) => scores[votes.column(id)] ?? 0);
    const theirs = ids.map((id) => there.givenPolisGroups.groupAwareConsensus[id] ?? 0);
    // The research had .98, .80 and .91 with its own version.
    const atLeast = { 'brexit-consensus': 0.95, 'scoop-hivemind.taxes': 0.8, 'bg2050-volunteers': 0.88 };
    expect(spearman(ours, theirs)).toBeGreaterThan(atLeast[name]);
  });
});

function spearman(one: readonly number[], other: readonly number[]): number {
  const ranks = (values: readonly number[]): number[] => {
    const order = values.map((_, index) => index).sort((a, b) => values[a]! - values[b]!);
    const ranks: number[] = [];
    order.forEach((index, rank) => (ranks[index] = rank));
    return ranks;
  };
  const [a, b] = [ranks(one), ranks(other)];
  const apart = a.reduce((sum, rank, index) => sum + (rank - b[index]!) ** 2, 0);
  return 1 - (6 * apart) / (a.length * (a.length ** 2 - 1));
}
