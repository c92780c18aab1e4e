import type { MapFinding } from '@samepage/contracts';
import { boxOf, reachOf } from './map-box';
import {
  evidenceInWords,
  letterOf,
  madeFrom,
  mapFindingInWords,
  markInWords,
  marksLead,
  whereYouStand,
} from './map-words';
import { aGroup, aMap } from './testing';

const nothing: readonly MapFinding[] = [
  'few-people',
  'few-statements',
  'small-groups',
  'no-axis',
  'yes-saying',
  'unstable',
  'waiting',
];

describe('what a map finds', () => {
  it('says how many groups, or that people lean', () => {
    expect(mapFindingInWords(aMap())).toBe('In this room, people stand in two groups.');
    expect(mapFindingInWords(aMap({ finding: 'leanings' }))).toContain('lean two ways');
  });

  it.each(nothing)('has a plain sentence for %s, unlike the others', (finding) => {
    const sentences = nothing.map((each) => mapFindingInWords({ finding: each, groups: [] }));
    const said = mapFindingInWords({ finding, groups: [] });
    expect(said).not.toMatch(/!|undefined|error|fail/i);
    expect(sentences.filter((each) => each === said)).toHaveLength(1);
  });

  it('calls it a result that people do not stand in groups', () => {
    expect(mapFindingInWords({ finding: 'no-axis', groups: [] })).toBe(
      'No separate groups: the differences are between statements, not between people. For this question that is a result.',
    );
  });

  it('says what it was made from, and nothing of people that may not be counted', () => {
    expect(madeFrom(aMap())).toBe('Made from the votes of 31 people on 18 statements.');
    expect(madeFrom(aMap({ people: null, statements: 1 }))).toBe('Made from votes on 1 statement.');
  });
});

describe('a group in words', () => {
  it('has a letter, and the statements that mark it', () => {
    const group = aGroup(1);
    expect([letterOf(0), letterOf(4)]).toEqual(['A', 'E']);
    expect(marksLead(group)).toBe('This statement marks it:');
    expect(marksLead({ ...group, marks: Array.from({ length: 3 }, () => group.marks[0]!) })).toBe(
      'These three statements mark it:',
    );
    expect(marksLead({ ...group, marks: [] })).toBe('No single statement marks it.');
    expect(markInWords(group.marks[0]!)).toBe(
      'Most disagree: “Time to ask is part of the treatment.” Elsewhere: few.',
    );
    expect(markInWords({ ...group.marks[0]!, text: null })).toContain('a statement that was taken back');
  });
});

describe('where the reader stands', () => {
  const place = { x: 0, y: 0 };
  it.each([
    [{ place, group: 1 }, 'groups', 'You stand in group B. Only you see your dot.'],
    [{ place, group: 0 }, 'leanings', 'You stand in leaning A. Only you see your dot.'],
    [{ place, group: null }, 'groups', 'You stand between the groups. Only you see your dot.'],
  ] as const)('%j of %s', (me, finding, words) => {
    expect(whereYouStand(me, finding)).toBe(words);
  });

  it('says what to do when they are not on it yet', () => {
    expect(whereYouStand(null, 'groups')).toContain('Vote on more statements');
  });
});

describe('how sure a map is', () => {
  it('is said in sentences', () => {
    expect(evidenceInWords({ share: 0.31, p: 0.002, stability: 0.72 })).toEqual([
      'Where people stand from left to right explains at least about 31% of how differently they voted.',
      'Votes mixed by chance would look as divided in at most 1 of 100 tries.',
      'Drawn again from some of the statements, the groups are alike by 0.72; 1 would be the same groups.',
    ]);
    expect(evidenceInWords({ share: 0.31, p: 0.04, stability: null })[1]).toContain('about 4 of 100 tries');
  });
});

describe('what is drawn', () => {
  it('reaches as far as a turned ellipse does', () => {
    const radii = { x: 3, y: 1 };
    expect(reachOf({ radii, turn: 0 })).toEqual(radii);
    const turned = reachOf({ radii, turn: Math.PI / 2 });
    expect([turned.x, turned.y]).toEqual([expect.closeTo(1), expect.closeTo(3)]);
  });

  it.each([
    [0.4, null],
    [1.2, { x: 1.6, y: -1.4 }],
    [2.8, { x: -1, y: 1 }],
  ])('holds every group turned by %d, and the reader at %j', (turn, own) => {
    const groups = [aGroup(0, { turn }), aGroup(1, { turn, radii: { x: 0.8, y: 0.2 } })];
    const box = boxOf(groups, own);
    for (const group of groups) {
      const reach = reachOf(group);
      for (const axis of ['x', 'y'] as const) {
        const size = axis === 'x' ? box.width : box.height;
        expect((group.middle[axis] - reach[axis]) * 100).toBeGreaterThan(box[axis]);
        expect((group.middle[axis] + reach[axis]) * 100).toBeLessThan(box[axis] + size);
      }
    }
    if (own) expect(own.x * 100).toBeLessThan(box.x + box.width);
    expect(box.width).toBeGreaterThanOrEqual(box.height);
  });
});
