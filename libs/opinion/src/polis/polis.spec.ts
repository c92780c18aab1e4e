import {
  conversation,
  conversations,
  describeWithData,
  expected,
  publishedGroups,
} from '../../test/conversations';
import { axesOf } from './axes';
import { Centred } from './centred';
import { extremityOf, placedRows, positionsOf } from './positions';
import { statisticsOf } from './statistics';

describeWithData('statistics of real conversations, as Polis published them', () => {
  describe.each(conversations)('%s', (name) => {
    const votes = conversation(name);
    const ids = votes.statements.map(({ id }) => id);
    const centred = Centred.of(votes);
    const axes = axesOf(centred);
    const extremity = extremityOf(centred, axes);
    const figures = statisticsOf(votes, publishedGroups(name), extremity);
    const there = expected(name);
    const given = there.givenPolisGroups;

    const differences = (ours: readonly number[], theirs: Record<string, number>): number =>
      Math.max(...ids.map((id, column) => Math.abs(ours[column]! - (theirs[id] ?? NaN))));

    it('has the axes and where people stand', () => {
      expect(axes.shares[0]).toBeCloseTo(there.eigShare[0], 6);
      expect(axes.shares[1]).toBeCloseTo(there.eigShare[1], 6);
      const positions = positionsOf(centred, axes);
      const placed = placedRows(centred);
      expect(placed.map((row) => Number(votes.people[row]))).toEqual(there.included);
      for (const axis of [0, 1] as const) {
        const apart = (sign: number): number =>
          Math.max(
            ...Object.entries(there.projection).map(([id, position]) =>
              Math.abs(positions[votes.row(id)]![axis] * sign - position[axis]),
            ),
          );
        expect(Math.min(apart(1), apart(-1))).toBeLessThan(1e-6);
      }
    });

    it('has how far out each statement is, and what to ask next', () => {
      expect(differences(extremity, given.extremity)).toBeLessThan(1e-6);
      expect(differences(figures.priority, given.priority)).toBeLessThan(1e-6);
    });

    it('has what all groups agree and disagree on', () => {
      expect(differences(figures.groupAwareConsensus, given.groupAwareConsensus)).toBeLessThan(1e-6);
      expect(
        differences(figures.groupAwareConsensusDisagree, given.groupAwareConsensusDisagree),
      ).toBeLessThan(1e-6);
    });

    it('has the statements that mark each group, in order', () => {
      const ours = Object.fromEntries(
        [...figures.representative].map(([group, list]) => [
          group,
          list.map(({ statement, side }) => ({ tid: Number(statement), 'repful-for': side })),
        ]),
      );
      const theirs = Object.fromEntries(
        Object.entries(given.repness).map(([group, list]) => [
          group,
          list.map(({ tid, 'repful-for': side }) => ({ tid, 'repful-for': side })),
        ]),
      );
      expect(ours).toEqual(theirs);
    });

    it('has what most people agree and disagree with, in order', () => {
      for (const side of ['agree', 'disagree'] as const) {
        expect(figures.consensus[side].map(({ statement }) => Number(statement))).toEqual(
          given.consensus[side].map(({ tid }) => tid),
        );
      }
    });
  });
});
