import type { DebateStatement, Voice } from '@samepage/contracts';
import { statementsCsv } from './statements-csv';

const statement = (id: string, text: string, more: Partial<DebateStatement> = {}): DebateStatement => ({
  id,
  text,
  by: 'ann',
  at: '2026-03-01T10:00:00.000Z',
  hidden: false,
  kind: 'statement',
  from: null,
  recast: false,
  withdrawn: false,
  groupId: null,
  ...more,
});
const ann: Voice = { name: '=Ann', sector: { id: 'h', name: 'Health', mark: 'disc', ink: 1 } };
const standings = {
  tallies: { a: { agree: 3, disagree: 2, pass: 1 }, b: { agree: 4, disagree: 0, pass: 0 } },
  counts: { a: 6, b: 4 },
};
const groups = [{ id: 'g', name: 'Table 1', members: ['ann'], documentId: null }];
const rows = (statements: DebateStatement[]) =>
  statementsCsv({ statements, voices: { ann }, groups, standings, least: 5 }).split('\r\n').slice(0, -1);

it('writes what was said, by whom, and how people voted where enough did', () => {
  expect(
    rows([statement('a', 'Joy, daily'), statement('b', 'Play'), statement('c', 'Sing', { by: 'who' })]),
  ).toEqual([
    'number,kind,words,name,sector,at,state,made from,votes,agree,disagree,pass',
    '1,statement,"Joy, daily",\'=Ann,Health,2026-03-01T10:00:00.000Z,shown,,6,3,2,1',
    "2,statement,Play,'=Ann,Health,2026-03-01T10:00:00.000Z,shown,,4,,,",
    '3,statement,Sing,,,2026-03-01T10:00:00.000Z,shown,,0,,,',
  ]);
});

it('writes neither words nor tally nor name of what was hidden or withdrawn', () => {
  const [, ...gone] = rows([
    statement('a', 'unkind', { hidden: true }),
    statement('b', 'mine', { withdrawn: true }),
  ]);
  expect(gone).toEqual([
    '1,statement,,,,2026-03-01T10:00:00.000Z,hidden,,,,,',
    '2,statement,,,,2026-03-01T10:00:00.000Z,withdrawn,,,,,',
  ]);
});

it('gives a group’s note the group’s name, and no sector', () => {
  const [, noted] = rows([statement('n', 'A choir', { kind: 'note', groupId: 'g' })]);
  expect(noted).toBe('1,note,A choir,Table 1,,2026-03-01T10:00:00.000Z,shown,,,,,');
});

it('says what a statement was made from', () => {
  const [, first, second] = rows([
    statement('a', 'Long', { recast: true }),
    statement('d', 'Short', { from: { id: 'a', how: 'reworded' } }),
  ]);
  expect(first).toContain(',replaced,,');
  expect(second).toContain(',shown,1,0');
});
