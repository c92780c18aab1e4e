import type { Standing } from '@samepage/contracts';
import { listed, sizeInWords } from './band-scale';
import { findingOf, hiddenInWords, rangeInWords, rowInWords, shareInWords } from './sector-words';
import { aPicture, aSector, inBands, sectors } from './testing';

const standings: readonly Standing[] = [
  'shared-agree',
  'shared-disagree',
  'opposed',
  'unsure',
  'leaning-agree',
  'leaning-disagree',
  'divided',
  'not-enough',
];

describe('what a picture of sectors says', () => {
  it('says for how many sectors it speaks', () => {
    expect(findingOf(aPicture())).toBe(
      'In this room, very likely more than half of the people in each sector shown agree. This is said of 2 of 3 sectors.',
    );
    expect(findingOf(aPicture({ hidden: [], shown: 2, known: 2 }))).toBe(
      'In this room, very likely more than half of the people in each sector agree. This is said of 2 of 2 sectors.',
    );
  });

  it.each(standings)('has a plain sentence for %s', (standing) => {
    const said = findingOf(aPicture({ standing }));
    expect(said).toMatch(/^(In this room|Not heard enough yet)/);
    expect(said).toMatch(/2 of 3 sectors/);
    expect(said).not.toMatch(/thinks|believes|wants|!|undefined|null/);
    // Never of all while one is hidden.
    expect(said).not.toMatch(/each sector (?!shown)|every sector|all sectors/);
  });

  it.each(standings.filter((each) => each !== 'not-enough'))('says of %s in which room it is', (standing) => {
    expect(findingOf(aPicture({ standing }), 'that room')).toMatch(/^In that room, /);
  });

  it('names who is furthest apart, in numbers only where there are any', () => {
    const picture = aPicture({ standing: 'opposed' });
    expect(findingOf(picture)).toContain(
      'Of those shown, most agreement is in Health and least in Culture. They are somewhat apart. This is said',
    );
    const numbers = { size: 0.42, low: 0.3, high: 0.55 };
    expect(findingOf({ ...picture, gap: { ...picture.gap!, apart: 'clearly', numbers } })).toContain(
      'They are clearly apart: 42 points, and in 8 of 10 cases 30 to 55.',
    );
  });

  it('says when nobody can be shown, and when one alone can', () => {
    const few = { standing: 'not-enough', kind: 'unheard', gap: null } as const;
    expect(findingOf(aPicture({ ...few, shown: 0, sectors: [] }))).toBe(
      'Not heard enough yet: no sector can be shown, of 3.',
    );
    expect(findingOf(aPicture({ ...few, shown: 1 }))).toBe(
      'Not heard enough yet: 1 of 3 sectors can be shown, and comparing needs two.',
    );
  });
});

describe('a share in words', () => {
  it('is never all, nor nobody, however it is rounded', () => {
    const all = { ...inBands('nearly-all'), numbers: { share: 0.999, low: 0.96, high: 1 } };
    expect([shareInWords(all), rangeInWords(all)]).toEqual(['nearly all, over 95%', 'over 95%']);
    const nobody = { ...inBands('hardly-any'), numbers: { share: 0, low: 0, high: 0.07 } };
    expect([shareInWords(nobody), rangeInWords(nobody)]).toEqual(['hardly any, under 5%', 'under 5% to 7%']);
  });

  it('is a band, with numbers only where there are any', () => {
    const many = { ...inBands('most'), numbers: { share: 0.64, low: 0.51, high: 0.77 } };
    expect([shareInWords(inBands('few')), shareInWords(many)]).toEqual(['few', 'most, 64%']);
    expect([rangeInWords(inBands('few', 'hardly-any', 'few')), rangeInWords(inBands('few'))]).toEqual([
      'hardly any to few',
      'few',
    ]);
    expect(rangeInWords(many)).toBe('51% to 77%');
  });

  it('says everything a row draws', () => {
    expect(rowInWords(aSector(0))).toBe(
      '10 to 14 answered. Most agree, in 8 of 10 cases about half to nearly all. ' +
        'Few disagree, in 8 of 10 cases hardly any to few. Hardly any pass, in 8 of 10 cases hardly any to few.',
    );
  });

  it('gives no number of people that may not be known', () => {
    expect([sizeInWords({ from: 8, to: 9 }), sizeInWords({ from: 31, to: 31 })]).toEqual(['8 to 9', '31']);
  });
});

describe('hidden sectors', () => {
  it('are named with why', () => {
    const [health, culture, voluntary, council] = sectors.map((sector) => sector);
    expect(
      hiddenInWords(
        [
          { sector: voluntary!, why: 'few' },
          { sector: council!, why: 'covering' },
          { sector: health!, why: 'few' },
          { sector: culture!, why: 'waiting' },
        ],
        8,
      ),
    ).toEqual([
      'Voluntary and Health: fewer than 8 answered.',
      'Culture: shown once enough answers can be added together.',
      'Council: kept back so that nobody can work out a hidden sector.',
    ]);
  });

  it('are listed as people list', () => {
    expect([listed([]), listed(['A']), listed(['A', 'B', 'C'])]).toEqual(['', 'A', 'A, B and C']);
  });
});
