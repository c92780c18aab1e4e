import { filtered, filterGroups, shownInWords, type SamePageFilter } from './same-page-filter';
import { aSamePage, aSamePageStatement } from './testing';

const all: SamePageFilter = { kind: null, debate: null, sector: null, again: false };
const page = aSamePage();
const idsOf = (different: Partial<SamePageFilter>) =>
  filtered(page.statements, { ...all, ...different }).map(({ statementId }) => statementId);

describe('narrowing the same page down', () => {
  it.each([
    [{}, ['st-1', 'st-2']],
    [{ kind: 'shared' }, ['st-1']],
    // What was asked in a debate before counts as of that debate too.
    [{ debate: 'd-1' }, ['st-1', 'st-2']],
    [{ debate: 'd-2' }, ['st-2']],
    [{ sector: 's-1' }, ['st-1', 'st-2']],
    [{ sector: 's-3' }, []],
    [{ again: true }, ['st-2']],
    [{ kind: 'something else' }, []],
  ] as const)('%j leaves %j', (filter, ids) => {
    expect(idsOf(filter)).toEqual(ids);
  });

  it('offers what there is more than one of, and marks what is chosen', () => {
    const groups = filterGroups(page, { ...all, debate: 'd-2' });
    expect(groups.map(({ name }) => name)).toEqual([
      'From which debate',
      'With answers from',
      'How often asked',
    ]);
    expect(groups[0]?.links.filter(({ isOn }) => isOn).map(({ words }) => words)).toEqual([
      'The form debate',
    ]);
  });

  it('offers no sector that nothing would be left of, but the one that is chosen', () => {
    const offered = (sector: string | null) =>
      filterGroups(page, { ...all, sector })[1]?.links.flatMap(({ query }) => query['sector'] ?? []);
    expect(offered(null)).toEqual(['s-1', 's-2']);
    expect(offered('s-3')).toEqual(['s-1', 's-2', 's-3']);
  });

  it('offers nothing where there is nothing to choose', () => {
    const one = aSamePage({ statements: [aSamePageStatement()], sectors: page.sectors.slice(0, 1) });
    expect(filterGroups(one, all)).toEqual([]);
  });

  it('says how many are left', () => {
    expect([
      shownInWords(12, 12, true),
      shownInWords(12, 12, false),
      shownInWords(3, 12, true),
      shownInWords(1, 1, true),
    ]).toEqual([
      '12 statements, the ones that bridge most surely first.',
      '12 statements.',
      '3 of 12 statements.',
      '1 statement.',
    ]);
  });
});
