import { aPicture, aSector, inBands } from '@samepage/ui/testing';
import {
  betweenInWords,
  bridgeInWords,
  driftInWords,
  gapsInWords,
  guessInWords,
  headline,
  missingInWords,
  outInWords,
  overallInWords,
  peopleOrFew,
} from './same-page-words';
import { aSamePage, someGuessing } from './testing';

const { overall, missing } = aSamePage();

describe('all statements together', () => {
  it.each([
    [{}, 'In this room, on 1 of the 2 statements on which sectors can be compared.'],
    [{ shown: 0 }, 'Too few have voted to compare sectors.'],
    [{ statements: 0, shown: 0 }, 'Nobody has voted on anything yet, so nothing can be said.'],
    [
      { kinds: { ...overall.kinds, shared: 0 } },
      'In this room, not yet on any of the 2 statements on which sectors can be compared.',
    ],
    [{ shown: 1 }, 'In this room, yes: on the 1 statement on which sectors can be compared.'],
  ])('%j', (different, words) => {
    expect(headline({ ...overall, ...different })).toBe(words);
  });

  it('say how many sectors they speak of', () => {
    expect(overallInWords(overall)[0]).toBe(
      '2 statements were voted on. On 2 of them at least two sectors can be shown, and on 0 all known sectors.',
    );
    expect(overallInWords({ ...overall, statements: 0 })).toEqual([]);
  });

  it('say whether votes go with sectors, and that they may not', () => {
    expect(betweenInWords({ share: 0.06, p: 0.02, statements: 12 })).toBe(
      'How people vote goes with their sector for about 6% of how differently they vote. ' +
        'By chance it would look like this in 2 of 100 tries. Counted over 12 statements.',
    );
    expect(betweenInWords({ share: 0.01, p: 0.39, statements: 12 })).toContain('does not clearly go with');
    expect(betweenInWords({ share: -0.02, p: 0.002, statements: 1 })).toContain(
      'in fewer than 1 of 100 tries',
    );
  });
});

describe('what statements are sorted by', () => {
  it('is how many of the least convinced sector are on a side', () => {
    expect(bridgeInWords(aPicture())).toBe('In the sector shown where fewest agree, at least about half do.');
    const numbers = { commonGround: 0.7, bridge: 0.42, everyMajority: 0.8 };
    expect(bridgeInWords(aPicture({ agree: { ...aPicture().agree!, numbers } }))).toContain(
      'at least 42% do',
    );
    expect(bridgeInWords(aPicture({ agree: aPicture().disagree, disagree: aPicture().agree }))).toContain(
      'fewest disagree',
    );
  });

  it('says nothing where nothing bridges, or nothing is known', () => {
    expect(bridgeInWords(aPicture({ agree: aPicture().disagree }))).toBe('');
    expect(bridgeInWords(aPicture({ agree: null, disagree: null }))).toBe('');
  });
});

describe('what changed since a statement was asked before', () => {
  const now = aPicture({
    sectors: [aSector(0), aSector(1, { agree: inBands('few', 'hardly-any', 'few') })],
    standing: 'opposed',
    kind: 'sector-specific',
  });

  it('is told sector by sector, with how sure it is', () => {
    const then = aPicture({
      sectors: [aSector(0), aSector(1, { agree: inBands('most', 'about-half', 'most') })],
    });
    expect(driftInWords(now, then)).toEqual([
      'Then: shared. Now: sectors differ.',
      'Culture: most agreed then, few now.',
      'Health: about as many agree as then.',
      'Seen both times: 2 of 3 sectors.',
    ]);
  });

  it('may be chance where what is known overlaps', () => {
    const then = aPicture({ sectors: [aSector(1, { agree: inBands('about-half', 'few', 'most') })] });
    expect(driftInWords(now, then)).toContain(
      'Culture: about half agreed then, few now. That may be chance.',
    );
  });

  it('is not made up for a sector that is hidden one of the times', () => {
    expect(driftInWords(now, aPicture({ sectors: [] }))).toEqual([
      'Then: shared. Now: sectors differ.',
      'No sector can be shown both times.',
    ]);
  });
});

describe('who is missing', () => {
  it('is named, of how many', () => {
    expect(missingInWords(missing)).toBe(
      'Nobody from Voluntary has said or voted anything yet: 1 of 4 sectors.',
    );
    const heard = missing.sectors.map((each) => ({ ...each, isMissing: false }));
    expect(missingInWords({ ...missing, sectors: heard })).toContain('each of the 4 sectors');
    expect(missingInWords({ sectors: [], debates: [] })).toBe('This inquiry has no sectors yet.');
  });

  it('never counts one to four people', () => {
    expect([peopleOrFew(null), peopleOrFew({ from: 0, to: 0 }), peopleOrFew({ from: 5, to: 9 })]).toEqual([
      'fewer than 5',
      'none',
      '5 to 9',
    ]);
  });
});

describe('guesses', () => {
  it.each([
    ['most', 'most', 'You guessed that most agree. So it is: in this room, most in Culture agree.'],
    [
      'few',
      'about-half',
      'You guessed that few agree. In this room, about half in Culture do. A few more than you thought.',
    ],
    [
      'nearly-all',
      'few',
      'You guessed that nearly all agree. In this room, few in Culture do. Far fewer than you thought.',
    ],
  ] as const)('%s where it is %s', (guess, was, words) => {
    expect(guessInWords({ guess, was }, 'Culture')).toBe(words);
  });

  it.each([
    [0, 'about right'],
    [0.5, 'a little too many'],
    [-0.5, 'a little too few'],
    [1.5, 'clearly too many'],
    [-2, 'far too few'],
  ])('out by %d is %s', (out, words) => {
    expect(outInWords(out)).toBe(words);
  });

  it('say together where the widest gap is', () => {
    expect(gapsInWords(someGuessing().gaps)).toBe(
      'The widest gap: people in Health guessed clearly too few who agree in Culture.',
    );
    expect(gapsInWords(someGuessing().gaps.slice(0, 1))).toContain('about right');
    expect(gapsInWords([])).toContain('Too few people have guessed');
  });
});
