import fc from 'fast-check';
import { countOf, shownAnswers, type Answers, type SectorAnswers } from './shown-answers';

const said = (us: number, partly: number, notUs: number): Answers => ({ us, partly, notUs });
const sectors = (...answers: Answers[]): SectorAnswers[] =>
  answers.map((each, index) => ({ sectorId: `s${index}`, answers: each }));
const inWords = (...answers: Answers[]) => {
  const { all, sectors: shown } = shownAnswers(sectors(...answers));
  return [all.as, ...[...shown.values()].map(({ as }) => as)];
};

describe('what is shown of the answers to an insight', () => {
  it('is nothing of fewer than five', () => {
    expect(inWords(said(2, 1, 1))).toEqual(['hidden', 'hidden']);
    expect(inWords()).toEqual(['hidden']);
    expect(inWords(said(2, 0, 0), said(0, 0, 2))).toEqual(['hidden', 'hidden', 'hidden']);
  });

  it('is numbers where twenty answered and not all alike', () =>
    expect(shownAnswers(sectors(said(14, 4, 3), said(10, 8, 6)))).toEqual({
      all: { as: 'numbers', us: 24, partly: 12, notUs: 9 },
      sectors: new Map([
        ['s0', { as: 'numbers', us: 14, partly: 4, notUs: 3 }],
        ['s1', { as: 'numbers', us: 10, partly: 8, notUs: 6 }],
      ]),
    }));

  it('is words where fewer answered, and does not tell by which numbers they differ', () => {
    expect(shownAnswers(sectors(said(5, 1, 1))).all).toEqual({ as: 'words', nearlyAll: null });
    expect(shownAnswers(sectors(said(3, 2, 14))).all).toEqual({ as: 'words', nearlyAll: null });
    expect(inWords(said(4, 2, 1), said(3, 3, 3))).toEqual(['words', 'words', 'words']);
  });

  it('is words where nearly all of a few said the same, and where all of many did', () => {
    expect(shownAnswers(sectors(said(0, 0, 6))).all).toEqual({ as: 'words', nearlyAll: 'not-us' });
    expect(shownAnswers(sectors(said(5, 1, 0))).all).toEqual({ as: 'words', nearlyAll: 'us' });
    expect(shownAnswers(sectors(said(39, 1, 0))).all.as).toBe('numbers');
    expect(shownAnswers(sectors(said(40, 0, 0))).all.as).toBe('words');
  });

  it('leaves out the next smallest where the one left out would follow', () => {
    expect(inWords(said(19, 14, 14), said(14, 13, 2), said(1, 1, 1))).toEqual([
      'numbers',
      'numbers',
      'hidden',
      'hidden',
    ]);
  });

  it('does so too where one sector is in words, which would follow as numbers', () =>
    expect(inWords(said(19, 14, 14), said(14, 13, 12), said(6, 0, 0))).toEqual([
      'numbers',
      'numbers',
      'hidden',
      'words',
    ]));

  it('is not troubled by sectors of which nobody answered', () =>
    expect(inWords(said(14, 13, 12), said(0, 0, 0), said(13, 13, 13))).toEqual([
      'numbers',
      'numbers',
      'hidden',
      'numbers',
    ]));
});

const few = fc.integer({ min: 0, max: 12 });
const someSectors = fc
  .array(fc.tuple(few, few, few), { maxLength: 7 })
  .map((all) => sectors(...all.map(([us, partly, notUs]) => said(us, partly, notUs))));

/** What anybody can work out from what is shown: the sum of all that is not given in numbers. */
function leftOver(given: readonly SectorAnswers[]): { rest: Answers; of: SectorAnswers[] } | null {
  const { all, sectors: shown } = shownAnswers(given);
  if (all.as !== 'numbers') return null;
  let rest: Answers = all;
  for (const count of shown.values())
    if (count.as === 'numbers')
      rest = said(rest.us - count.us, rest.partly - count.partly, rest.notUs - count.notUs);
  const of = given.filter(
    ({ sectorId, answers }) => shown.get(sectorId)?.as !== 'numbers' && countOf(answers) > 0,
  );
  return { rest, of };
}

describe('whatever people answered', () => {
  it('no number is of fewer than twenty, or of people who all said the same', () =>
    fc.assert(
      fc.property(someSectors, (given) => {
        const { all, sectors: shown } = shownAnswers(given);
        for (const count of [all, ...shown.values()]) {
          if (count.as !== 'numbers') continue;
          expect(countOf(count)).toBeGreaterThanOrEqual(20);
          expect(Math.max(count.us, count.partly, count.notUs)).toBeLessThan(countOf(count));
        }
      }),
    ));

  it('what is left when all numbers are taken from the total is nobody, or several sectors that do not agree', () =>
    fc.assert(
      fc.property(someSectors, (given) => {
        const left = leftOver(given);
        if (!left || countOf(left.rest) === 0) return;
        expect(left.of.length).toBeGreaterThan(1);
        expect(countOf(left.rest)).toBeGreaterThanOrEqual(20);
        expect(Math.max(left.rest.us, left.rest.partly, left.rest.notUs)).toBeLessThan(countOf(left.rest));
      }),
      { numRuns: 2000 },
    ));

  it('every number that is shown is true, and words name what most said', () =>
    fc.assert(
      fc.property(someSectors, (given) => {
        const { sectors: shown } = shownAnswers(given);
        for (const { sectorId, answers } of given) {
          const count = shown.get(sectorId);
          if (count?.as === 'numbers') expect(count).toEqual({ as: 'numbers', ...answers });
          if (count?.as !== 'words') continue;
          const { us, partly, notUs } = answers;
          if (count.nearlyAll === null) {
            expect(countOf(answers) - Math.max(us, partly, notUs)).toBeGreaterThan(1);
            continue;
          }
          const most = { us, partly, 'not-us': notUs }[count.nearlyAll];
          expect(countOf(answers) - most).toBeLessThanOrEqual(1);
        }
      }),
    ));

  it('the order of sectors changes nothing of what is safe', () =>
    fc.assert(
      fc.property(someSectors, (given) =>
        expect(shownAnswers([...given].reverse()).all).toEqual(shownAnswers(given).all),
      ),
    ));
});
