import { aPicture, aSector, inBands } from '@samepage/ui/testing';
import {
  betweenInWords,
  bridgeInWords,
  driftInWords,
  gapsInWords,
  guessInWords,
  headline,
  missingInWords,
  placeHeardInWords,
  placesInWords,
  outInWords,
  overallInWords,
  peopleOrFew,
} from './same-page-words';
import { places, aSamePage, someGuessing } from './testing';

const { overall, missing } = aSamePage();

describe('all statements together', () => {
  it.each([
    [{}, 'In these rooms, on 1 of the 2 statements on which sectors can be compared.'],
    [{ shown: 0 }, 'Too few have voted to compare sectors.'],
    [{ statements: 0, shown: 0 }, 'No results are shown yet, so nothing can be said.'],
    [
      { kinds: { ...overall.kinds, shared: 0 } },
      'In these rooms, not yet on any of the 2 statements on which sectors can be compared.',
    ],
    [{ shown: 1 }, 'In these rooms, yes: on the 1 statement on which sectors can be compared.'],
  ])('%j', (different, words) => {
    expect(headline({ ...overall, ...different })).toBe(words);
  });

  it('speak of one room where there is one', () => {
    expect(headline(overall, 'this room')).toMatch(/^In this room, on 1/);
  });

  it('say how many sectors they speak of', () => {
    expect(overallInWords(overall)[0]).toBe(
      '2 statements were voted on. On 2 of them at least two sectors can be shown, and on 0 all known sectors.',
    );
    expect(overallInWords({ ...overall, ofAllSectors: 2 })[0]).toBe(
      '2 statements were voted on. On all of them every known sector can be shown.',
    );
    expect(overallInWords({ ...overall, statements: 0 })).toEqual([]);
  });

  it('say why more may be counted than are listed', () => {
    const between = { share: 0.06, p: 0.02, statements: 3 };
    expect(overallInWords({ ...overall, between })[1]).toMatch(
      /Counted over 3 statements, with what was asked before each time it was asked\.$/,
    );
  });

  it('say whether votes go with sectors, and that they may not', () => {
    expect(betweenInWords({ share: 0.06, p: 0.02, statements: 12 })).toBe(
      'How people vote goes with their sector for at least about 6% of how differently they vote. ' +
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
    expect(bridgeInWords(aPicture())).toBe('In every sector shown, very likely about half or more agree.');
    const most = { ...aPicture().agree!, bridge: 'most' as const };
    expect(bridgeInWords(aPicture({ agree: most }))).toBe('In every sector shown, very likely most agree.');
    const numbers = { commonGround: 0.7, bridge: 0.42, everyMajority: 0.8 };
    expect(bridgeInWords(aPicture({ agree: { ...aPicture().agree!, numbers } }))).toContain(
      'at least 42% agree',
    );
    expect(bridgeInWords(aPicture({ agree: aPicture().disagree, disagree: aPicture().agree }))).toContain(
      'half or more disagree',
    );
  });

  it('names the side that the figures name, also where both have the same words', () => {
    const side = (bridge: number) => ({
      ...aPicture().agree!,
      numbers: { commonGround: 0.5, bridge, everyMajority: 0.5 },
    });
    expect(bridgeInWords(aPicture({ agree: side(0.44), disagree: side(0.52) }))).toBe(
      'In every sector shown, very likely at least 52% disagree.',
    );
    const same = aPicture().agree;
    const standing = 'leaning-disagree';
    expect(bridgeInWords(aPicture({ agree: same, disagree: same, standing }))).toContain('disagree');
    expect(bridgeInWords(aPicture({ agree: same, disagree: same }))).not.toContain('disagree');
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
      'Culture: most agreed then, few now. That is very likely a change.',
      'Health: no change that can be told from chance.',
      'Seen both times: 2 of 3 sectors.',
    ]);
  });

  it('may be chance where what is known overlaps', () => {
    const then = aPicture({ sectors: [aSector(1, { agree: inBands('about-half', 'few', 'most') })] });
    expect(driftInWords(now, then)).toContain(
      'Culture: about half agreed then, few now. That cannot be told from chance.',
    );
  });

  it('is not made up for a sector that is hidden one of the times', () => {
    expect(driftInWords(now, aPicture({ sectors: [] }))).toEqual([
      'Then: shared. Now: sectors differ.',
      'No sector can be shown both times.',
    ]);
  });
});

describe('which places are missing', () => {
  const [hills, city] = places.places;

  it('is told by name, of how many, and since when', () => {
    expect(placesInWords(places)).toMatch(
      /^From 1 of 2 places, fewer than 5 people were heard, or nobody: The city\. Only those who said where they are count: 5 to 19 people\. It was told last on \d+ \w+ 2026\.$/,
    );
  });

  it('is none where each was heard, and open where too few have said or a place is new', () => {
    const all = [hills!, { ...city!, heard: null }];
    expect(placesInWords({ ...places, places: all })).toContain(
      'From every place that can be told of, 5 people',
    );
    expect(placeHeardInWords(null)).toBe('not told yet');
    expect(placesInWords({ said: 'few', at: null, places: all })).toContain(
      'Too few of those who were heard',
    );
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
    ['most', 'most', 'You guessed that most agree. So it is: of those from Culture who voted, most agree.'],
    [
      'few',
      'about-half',
      'You guessed that few agree. Of those from Culture who voted, about half do. A few more than you thought.',
    ],
    [
      'nearly-all',
      'few',
      'You guessed that nearly all agree. Of those from Culture who voted, few do. Far fewer than you thought.',
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
      'The widest gap: people from Health guessed that clearly too few agree, of those from Culture who voted.',
    );
    expect(gapsInWords(someGuessing().gaps.slice(0, 1))).toContain('about right');
    expect(gapsInWords([])).toContain('Too few people have guessed');
  });
});
