import type { InsightAnswer, ShownCount } from '@samepage/contracts';

/** How many gave each answer. */
export interface Answers {
  readonly us: number;
  readonly partly: number;
  readonly notUs: number;
}

export interface SectorAnswers {
  readonly sectorId: string;
  readonly answers: Answers;
}

export interface ShownAnswers {
  readonly all: ShownCount;
  /** By sector, each that was given. */
  readonly sectors: ReadonlyMap<string, ShownCount>;
}

/** Of fewer answers nothing is shown: who knows who was asked could tell who said what. */
export const fewestAnswersShown = 5;
/** Of fewer there are only words: small numbers, beside what people of a small group say of themselves, point at someone. */
const fewestCounted = 20;

/**
 * What of the answers to an insight everyone may see. A sector is given in numbers only where they tell nothing of any
 * one person: at least twenty answered, and not all of them alike. From five on there are words: what nearly all said, or
 * that they differ. And what the numbers leave out, taken together, must tell as little: else the smallest sector that is
 * given in numbers is left out too, and so on. The one rule for this; it knows nothing of where numbers come from or go to.
 */
export function shownAnswers(sectors: readonly SectorAnswers[]): ShownAnswers {
  const total = sumOf(sectors.map(({ answers }) => answers));
  const shown = new Map(sectors.map(({ sectorId, answers }) => [sectorId, alone(answers)]));
  const all = alone(total);
  if (all.as !== 'numbers') return { all, sectors: shown };
  const numbered = sectors
    .filter(({ sectorId }) => shown.get(sectorId)?.as === 'numbers')
    .sort((one, other) => countOf(other.answers) - countOf(one.answers));
  for (;;) {
    const left = sectors.filter(({ sectorId }) => shown.get(sectorId)?.as !== 'numbers');
    if (tellsNothing(left) || numbered.length === 0) return { all, sectors: shown };
    const smallest = numbered.pop();
    if (smallest) shown.set(smallest.sectorId, { as: 'hidden' });
  }
}

/** What may be shown of some answers, whatever else is. */
function alone(answers: Answers): ShownCount {
  const count = countOf(answers);
  if (count < fewestAnswersShown) return { as: 'hidden' };
  const { nearlyAll, others } = mostOf(answers);
  if (count < fewestCounted) return { as: 'words', nearlyAll: others > 1 ? null : nearlyAll };
  return others > 0 ? { as: 'numbers', ...answers } : { as: 'words', nearlyAll };
}

/** Whether the sum of what is not given in numbers, which anyone can work out, points at nobody and at no one sector. */
function tellsNothing(left: readonly SectorAnswers[]): boolean {
  const answered = left.filter(({ answers }) => countOf(answers) > 0);
  if (answered.length === 0) return true;
  return answered.length > 1 && alone(sumOf(answered.map(({ answers }) => answers))).as === 'numbers';
}

export function countOf({ us, partly, notUs }: Answers): number {
  return us + partly + notUs;
}

function sumOf(all: readonly Answers[]): Answers {
  return all.reduce(
    (sum, { us, partly, notUs }) => ({
      us: sum.us + us,
      partly: sum.partly + partly,
      notUs: sum.notUs + notUs,
    }),
    { us: 0, partly: 0, notUs: 0 },
  );
}

function mostOf({ us, partly, notUs }: Answers): { nearlyAll: InsightAnswer; others: number } {
  const most = Math.max(us, partly, notUs);
  const nearlyAll = us === most ? 'us' : partly === most ? 'partly' : 'not-us';
  return { nearlyAll, others: us + partly + notUs - most };
}
