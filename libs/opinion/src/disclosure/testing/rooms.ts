import { below, chance, shuffle, type Chance } from '../../chance';
import type { Vote } from '../../votes';
import type { Ballot, Moment } from '../moment';

/**
 * A debate after the vote: each statement is agreed with by a share of its own, each sector up to about 12 points off,
 * and one answer in twelve is a pass. Of the people `turnout` answer each statement.
 */
export function anyRoom(
  seed: number,
  { people, sectors, statements = 20, turnout = 0.95 }: RoomOptions,
): Moment {
  const next = chance(seed);
  const everyone = shuffle(
    Array.from({ length: people }, (_, index) => ({ id: `person ${index}`, sector: index % sectors })),
    next,
  );
  const ballots = Array.from({ length: statements }, (_, statement) => {
    const liking = next() < 0.5 ? next() : 0.5 + Math.sign(next() - 0.5) * (0.3 + 0.2 * next());
    const bySector = Array.from({ length: sectors }, () => clamped(liking + 0.12 * bell(next)));
    return everyone
      .filter(() => next() < turnout)
      .map(({ id, sector }): Ballot => {
        const vote: Vote = below(next, 12) === 0 ? 0 : next() < (bySector[sector] ?? 0) ? 1 : -1;
        return { person: id, statement: `statement ${statement}`, vote, turn: '1' };
      });
  });
  return {
    ballots: ballots.flat(),
    sectorsOf: new Map(everyone.map(({ id, sector }) => [id, [`sector ${sector}`]])),
    statements: ballots.map((_, index) => ({ id: `statement ${index}`, isClosed: true })),
  };
}

export interface RoomOptions {
  readonly people: number;
  readonly sectors: number;
  readonly statements?: number;
  readonly turnout?: number;
}

/** Spread about 0 with a standard deviation of 1, as the sum of twelve. */
function bell(next: Chance): number {
  return Array.from({ length: 12 }, next).reduce((sum, each) => sum + each, -6);
}

function clamped(share: number): number {
  return Math.min(0.99, Math.max(0.01, share));
}
