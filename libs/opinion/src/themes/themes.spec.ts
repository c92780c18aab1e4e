import fc from 'fast-check';
import { findThemes, findingThemes, type ThemeText } from './index';
import { gather, Likeness } from './gather';
import { cosine, weighing } from './weigh';
import { stem, wordsIn } from './words-in';

const said = (...texts: string[]): ThemeText[] =>
  texts.map((text, index) => ({ id: `t${index}`, by: `person ${index}`, text }));

function done<Result>(steps: Generator<undefined, Result>): Result {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}
const weigh = (texts: string[]) => done(weighing(texts));

const buses = ['The last bus leaves at five.', 'No bus on Sunday, no choir.', 'My bus pass is my lifeline.'];
const forms = [
  'A form asks nothing about joy.',
  'Forms are written for the office.',
  'I filled in the same form twice.',
];
const apart = ['Soup after the walk.', 'Gardens heal slowly.'];

describe('words', () => {
  it('are those that say what a text is about', () =>
    expect(wordsIn('I don’t think the GP’s 12 forms were kind, were they?')).toEqual([
      'gps',
      'forms',
      'kind',
    ]));

  it.each([
    ['walks', 'walk'],
    ['walked', 'walk'],
    ['walking', 'walk'],
    ['hoping', 'hope'],
    ['planned', 'plan'],
    ['stories', 'stori'],
    ['story', 'stori'],
    ['bus', 'bus'],
    ['churches', 'church'],
    ['loneliness', 'loneliness'],
    ['need', 'need'],
    ['thing', 'thing'],
  ])('%s has the stem %s', (word, expected) => expect(stem(word)).toBe(expected));
});

describe('weights', () => {
  it('are ltc: hand-worked for three texts', () => {
    const { written, texts } = weigh(['choir choir bus', 'bus garden', 'garden choir']);
    expect(written).toEqual(['bus', 'choir', 'garden']);
    const idf = Math.log(3 / 2);
    const [bus, choir] = [idf, (1 + Math.log(2)) * idf];
    const length = Math.hypot(bus, choir);
    expect([...texts[0]!.weights]).toEqual([
      expect.closeTo(bus / length, 12),
      expect.closeTo(choir / length, 12),
    ]);
  });

  it('give a text the cosine 1 with itself and 0 with what shares nothing', () => {
    const { texts } = weigh(['choir bus', 'choir bus', 'garden soup', 'garden soup']);
    expect(cosine(texts[0]!, texts[1]!)).toBeCloseTo(1, 12);
    expect(cosine(texts[0]!, texts[2]!)).toBe(0);
  });
});

/** The same the plain way: the most alike two first, again and again. */
function plainly(values: number[][], least: number): number[][] {
  let groups = values.map((_, index) => [index]);
  for (;;) {
    let best: [number, number] | null = null;
    let bestAverage = least;
    for (let a = 0; a < groups.length; a++)
      for (let b = a + 1; b < groups.length; b++) {
        const pairs = groups[a]!.flatMap((one) => groups[b]!.map((other) => values[one]![other]!));
        const average = pairs.reduce((sum, each) => sum + each, 0) / pairs.length;
        if (average >= bestAverage) [best, bestAverage] = [[a, b], average];
      }
    if (!best) return groups;
    const [a, b] = best;
    groups = [...groups.filter((_, index) => index !== a && index !== b), [...groups[a]!, ...groups[b]!]];
  }
}

const sorted = (groups: number[][]) =>
  groups.map((group) => group.sort((a, b) => a - b)).sort((a, b) => a[0]! - b[0]!);

it('chains of neighbours put together what the plain way does', () => {
  const matrix = fc.integer({ min: 2, max: 9 }).chain((n) =>
    fc.array(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: n, maxLength: n }), {
      minLength: n,
      maxLength: n,
    }),
  );
  fc.assert(
    fc.property(matrix, fc.double({ min: 0.05, max: 0.95, noNaN: true }), (raw, least) => {
      const n = raw.length;
      // Told apart by a hair, so that no two pairs are equally alike.
      const value = (a: number, b: number) =>
        raw[Math.min(a, b)]![Math.max(a, b)]! * 0.9 + (Math.min(a, b) * n + Math.max(a, b)) * 1e-4;
      const values = Array.from({ length: n }, (_, a) => Array.from({ length: n }, (__, b) => value(a, b)));
      const likeness = new Likeness(n);
      for (let a = 0; a < n; a++) for (let b = a + 1; b < n; b++) likeness.set(a, b, value(a, b));
      expect(sorted(done(gather(likeness, least)))).toEqual(sorted(plainly(values, least)));
    }),
  );
});

describe('themes', () => {
  it('are what keeps coming together, with its words', () => {
    const themes = findThemes(said(...buses, ...apart, ...forms));
    expect(themes).toEqual([
      { words: ['bus'], ids: ['t0', 't1', 't2'] },
      { words: ['form'], ids: ['t5', 't6', 't7'] },
    ]);
  });

  it('are not what one person keeps saying', () => {
    const alone = buses.map((text, index) => ({ id: `t${index}`, by: 'one', text }));
    expect(findThemes([...alone, ...said(...apart).map((each) => ({ ...each, id: `s${each.id}` }))])).toEqual(
      [],
    );
  });

  it('come out the same each time, and none out of nothing', () => {
    const texts = said(...forms, ...buses, ...apart);
    expect(findThemes(texts)).toEqual(findThemes(texts));
    expect(findThemes([])).toEqual([]);
    expect(findThemes(said('', '…', '12'))).toEqual([]);
  });

  it('hold each text once at most, whatever is said', () => {
    const word = fc.constantFrom('bus', 'choir', 'garden', 'form', 'soup', 'the', 'Żółw', '🌱');
    const text = fc.array(word, { maxLength: 8 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(fc.array(text, { maxLength: 30 }), (texts) => {
        const ids = findThemes(said(...texts)).flatMap((theme) => theme.ids);
        expect(new Set(ids).size).toBe(ids.length);
      }),
    );
  });

  it('are found in steps, between which other things happen', () => {
    let steps = 0;
    const finding = findingThemes(said(...buses, ...forms));
    while (!finding.next().done) steps++;
    expect(steps).toBeGreaterThan(6);
  });
});
