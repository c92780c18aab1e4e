import type { Band, SamePageStatement, Sector } from '@samepage/contracts';
import type { GuessRow } from './guess-rows';
import { perceptionGaps } from './perception';

const sectors = ['health', 'culture'].map((id): Sector => ({ id, name: id, mark: 'disc', ink: 5 }));
const [health, culture] = sectors as [Sector, Sector];

/** As much of a picture as is asked for here. */
const picture = (band: Band): SamePageStatement['picture'] =>
  ({ sectors: [{ sector: health, agree: { band } }] }) as SamePageStatement['picture'];
const statement = {
  statementId: 'new',
  picture: picture('most'),
  before: [{ statementId: 'old', picture: picture('few') }],
} as SamePageStatement;

const guess = (membershipId: string, statementId = 'new', its: Band = 'hardly-any'): GuessRow => ({
  membershipId,
  from: culture.id,
  statementId,
  sectorId: health.id,
  guess: its,
});
const gaps = (...guesses: GuessRow[]) => perceptionGaps(guesses, [statement], sectors);
const five = ['a', 'b', 'c', 'd', 'e'].map((who) => guess(who));

it('is told from guesses by five people on, and not of one person’s five', () => {
  expect(gaps(...five.slice(0, 4), guess('d', 'old'), guess('a', 'old'))).toEqual([]);
  expect(gaps(...five)).toMatchObject([{ guesses: { from: 5, to: 9 }, out: -3 }]);
});

it('does not move for new guesses of four people, however many', () => {
  const more = ['a', 'b', 'f', 'g'].flatMap((who) =>
    Array.from({ length: 5 }, () => guess(who, 'new', 'nearly-all')),
  );
  expect(gaps(...five, ...more)).toEqual(gaps(...five));
  expect(gaps(...five, ...more, guess('h', 'new', 'nearly-all'))).not.toEqual(gaps(...five));
});

it('counts guesses about what was asked again as it was then', () => {
  expect(gaps(...['a', 'b', 'c', 'd', 'e'].map((who) => guess(who, 'old')))).toMatchObject([{ out: -1 }]);
});
