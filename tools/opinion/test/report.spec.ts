import { chance } from '@samepage/opinion';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readFolder } from '../src/folder';
import { reportOf } from '../src/report';

interface Report {
  readonly structure: boolean;
  readonly why: string;
  readonly groups: Record<string, number | null> | null;
  readonly forced: Record<string, Record<string, number>>;
  readonly consensus: Record<string, number>;
  readonly projection: Record<string, [number, number]>;
  readonly givenGroups?: { repness: Record<string, { tid: number | string }[]>; consensus: object };
  readonly sectors?: { classes: Record<string, string>; r2: number | null };
}

describe('npm run opinion', () => {
  let path: string;
  beforeEach(() => (path = mkdtempSync(join(tmpdir(), 'samepage-opinion-'))));
  afterEach(() => rmSync(path, { recursive: true }));

  const write = (name: string, lines: readonly string[]): void =>
    writeFileSync(join(path, name), lines.join('\n'));
  const report = (options: { given?: string; sector?: string } = {}): Report =>
    reportOf(readFolder(path), { seed: 1, ...options }) as Report;

  /** Forty people; `camp` says how likely someone agrees with a statement. */
  function room(camp: (person: number, statement: number) => number): void {
    const next = chance(7);
    const lines = ['participant,statement,vote'];
    for (let person = 0; person < 40; person += 1) {
      for (let statement = 0; statement < 20; statement += 1) {
        lines.push(`p${person},${statement},${next() < camp(person, statement) ? 1 : -1}`);
      }
    }
    write('votes.csv', lines);
  }

  it('finds two camps where there are two, under the ids that the files have', () => {
    room((person, statement) => (person < 15 === statement < 10 ? 0.85 : 0.15));
    const { structure, groups, forced, projection } = report();
    expect(structure).toBe(true);
    expect(groups).not.toBeNull();
    expect(
      new Set(Object.entries(groups ?? {}).map(([id, group]) => `${Number(id.slice(1)) < 15} ${group}`)).size,
    ).toBe(2);
    expect(Object.keys(forced)).toEqual(['2', '3', '4', '5']);
    expect(Object.keys(projection)).toHaveLength(40);
  });

  it('finds none where how people vote has nothing to do with who they are', () => {
    room((_, statement) => 0.2 + (statement % 7) / 10);
    const { structure, groups, why, consensus } = report();
    expect(structure).toBe(false);
    expect(groups).toBeNull();
    expect(why).toContain('differences are between statements, not between people');
    expect(Object.keys(consensus)).toHaveLength(20);
  });

  it('says that people differ only in how often they agree, where that is all', () => {
    room((person) => (person % 2 ? 0.9 : 0.4));
    expect(report()).toMatchObject({
      structure: false,
      why: expect.stringContaining('how often they agree'),
    });
  });

  it('takes groups and sectors from columns of participants.csv', () => {
    room((person, statement) => (person < 15 === statement < 10 ? 0.85 : 0.15));
    write('participants.csv', [
      'participant,camp,place',
      ...Array.from(
        { length: 40 },
        (_, person) => `p${person},${person < 15 ? 'north' : 'south'},${person % 2 ? 'a' : 'a;b'}`,
      ),
    ]);
    const { givenGroups, sectors } = report({ given: 'camp', sector: 'place' });
    expect(Object.keys(givenGroups?.repness ?? {}).sort()).toEqual(['north', 'south']);
    expect(givenGroups?.repness['north']?.[0]?.tid).toEqual(expect.any(Number));
    expect(Object.keys(sectors?.classes ?? {})).toHaveLength(20);
  });

  it.each([
    ['no votes', [], 'There is no votes.csv'],
    ['another column', ['participant,statement,answer', '1,1,1'], 'no column called vote'],
    ['an odd vote', ['participant,statement,vote', '1,1,1', '1,2,2'], 'Line 3 of votes.csv has “2”'],
    ['no person', ['participant,statement,vote', ',1,1'], 'Line 2 of votes.csv does not say'],
    ['an open quote', ['participant,statement,vote', '1,"1,1'], 'quote that is not closed'],
  ])('says in a sentence what is wrong: %s', (_, lines, sentence) => {
    if (lines.length > 0) write('votes.csv', lines);
    expect(() => readFolder(path)).toThrow(sentence);
  });

  it('has an answer for a room that is nearly empty', () => {
    write('votes.csv', ['participant,statement,vote', '1,1,1']);
    expect(report()).toMatchObject({ structure: false, groups: null, forced: {} });
    write('votes.csv', ['participant,statement,vote']);
    expect(report()).toMatchObject({ structure: false, groups: null, projection: {} });
  });
});
