import { mostTurns, nextEdition, nothingShown, type Answers, type Edition } from './edition';
import { roomLevel } from './level';

/** Sectors as how many of how many answered, each member by a name of their own. */
type Turnout = Record<string, readonly [answered: number, of: number]>;

const answersOf = (turnout: Turnout, { isClosed = false, turn = '1' } = {}): Answers => {
  const members = new Map(
    Object.entries(turnout).map(([sector, [, of]]) => [
      sector,
      new Set(Array.from({ length: of }, (_, index) => `${sector}${index}`)),
    ]),
  );
  const told = new Map(
    Object.entries(turnout).flatMap(([sector, [answered]]) =>
      Array.from(
        { length: answered },
        (_, index) => [`${sector}${index}`, { turn, vote: 1 as const }] as const,
      ),
    ),
  );
  return { told, members, isClosed };
};
const next = (answers: Answers, before: Edition = nothingShown) => nextEdition(before, answers, roomLevel);
const shown = ({ shown }: Edition) =>
  Object.fromEntries([...shown].map(([sector, its]) => [sector, its.size]));
const hidden = ({ hidden }: Edition) => Object.fromEntries(hidden);

it('shows a sector from five answers on', () => {
  expect(shown(next(answersOf({ a: [5, 5], b: [9, 9] })))).toEqual({ a: 5, b: 9 });
  expect(shown(next(answersOf({ a: [4, 9] })))).toEqual({});
});

describe('a hidden sector cannot be had by subtraction', () => {
  it('is covered by the next smallest', () => {
    const edition = next(answersOf({ a: [20, 20], b: [8, 8], c: [12, 12], d: [3, 3] }));
    expect(shown(edition)).toEqual({ a: 20, c: 12 });
    expect(hidden(edition)).toEqual({ b: 'covering', d: 'few' });
  });

  it('is not alone while others are still to answer, even if nobody of it did yet', () => {
    const edition = next(answersOf({ a: [9, 9], b: [9, 9], c: [0, 2] }));
    expect(hidden(edition)).toEqual({ b: 'covering', c: 'few' });
  });

  it('is one of at least two with at least five answers together', () => {
    expect(shown(next(answersOf({ a: [9, 9], b: [8, 8], c: [2, 2], d: [2, 2] })))).toEqual({ a: 9 });
    expect(shown(next(answersOf({ a: [9, 9], b: [8, 8], c: [2, 2], d: [3, 3] })))).toEqual({ a: 9, b: 8 });
  });

  it('is nobody beside one other sector', () => {
    expect(shown(next(answersOf({ a: [30, 30], b: [4, 4] })))).toEqual({});
  });

  it('counts people of several sectors once', () => {
    const answers = answersOf({ a: [9, 9], b: [3, 3], c: [2, 2] });
    const twice: Answers = {
      ...answers,
      members: new Map([...answers.members, ['c', new Set(['b0', 'b1'])]]),
    };
    expect(shown(next(answers))).toEqual({ a: 9 });
    expect(shown(next(twice))).toEqual({});
  });
});

describe('one new vote cannot be had by watching', () => {
  const turnout = { a: [10, 30], b: [10, 30] } as const;
  const first = next(answersOf(turnout));

  it('changes nothing until five came', () => {
    const after = next(answersOf({ a: [14, 30], b: [15, 30] }), first);
    expect(shown(after)).toEqual({ a: 10, b: 15 });
    expect(after.shown.get('a')).toBe(first.shown.get('a'));
  });

  it('changes nothing when the statement closes', () => {
    const after = next(answersOf({ a: [11, 30], b: [10, 30] }, { isClosed: true }), first);
    expect(shown(after)).toEqual({ a: 10, b: 10 });
  });

  it('changes nothing when a few cast anew, changed or not, or leave', () => {
    const answers = answersOf(turnout);
    const told = new Map(answers.told);
    for (const alias of ['a0', 'a1', 'a2']) told.set(alias, { turn: '2', vote: -1 });
    told.delete('a3');
    expect(next({ ...answers, told }, first).shown.get('a')).toBe(first.shown.get('a'));
    told.delete('a4');
    expect(shown(next({ ...answers, told }, first))).toEqual({ a: 8, b: 10 });
  });

  it('leaves no rest that is too small to be added later', () => {
    expect(hidden(next(answersOf({ a: [7, 9], b: [9, 9], c: [9, 9] })))).toEqual({
      a: 'waiting',
      c: 'covering',
    });
    expect(shown(next(answersOf({ a: [7, 9], b: [9, 9], c: [9, 9] }, { isClosed: true })))).toEqual({
      a: 7,
      b: 9,
      c: 9,
    });
  });

  it('hides a sector again when too few are left of it', () => {
    const after = next(answersOf({ a: [4, 30], b: [10, 30] }), first);
    expect(shown(after)).toEqual({ b: 10 });
  });
});

it('takes in three turns of a person on a statement, and no more', () => {
  let edition = nothingShown;
  for (let turn = 1; turn <= 5; turn += 1)
    edition = next(answersOf({ a: [6, 6], b: [6, 6] }, { turn: String(turn) }), edition);
  expect(edition.shown.get('a')?.get('a0')).toEqual({ turn: String(mostTurns), vote: 1, times: 3 });
});

it('is the same when asked again', () => {
  const answers = answersOf({ a: [10, 30], b: [10, 11], c: [3, 9] });
  const once = next(answers);
  expect(next(answers, once)).toEqual(once);
});
