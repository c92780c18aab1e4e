import type { DebateStatement } from '@samepage/contracts';
import { votingOrder } from './voting-order';

const statement = (id: string, more: Partial<DebateStatement> = {}): DebateStatement => ({
  id,
  text: id,
  by: 'someone',
  at: '2026-03-01T10:00:00.000Z',
  hidden: false,
  kind: 'statement',
  from: null,
  recast: false,
  withdrawn: false,
  groupId: null,
  ...more,
});
const nothing = { counts: {}, tallies: {}, mine: {} };
const ids = (statements: DebateStatement[]) => statements.map(({ id }) => id);

it('leaves out what was answered and what takes no votes', () => {
  const statements = [
    statement('a'),
    statement('answered'),
    statement('hidden', { hidden: true }),
    statement('withdrawn', { withdrawn: true }),
    statement('recast', { recast: true }),
    statement('quote', { kind: 'quote' }),
  ];
  expect(ids(votingOrder(statements, { ...nothing, mine: { answered: 'pass' } }, 'me'))).toEqual(['a']);
});

it('begins where votes are fewest, then where they are most divided', () => {
  const counts = { many: 20, split: 4, clear: 5, none: 0 };
  const tallies = {
    many: { agree: 10, disagree: 10, pass: 0 },
    split: { agree: 2, disagree: 2, pass: 0 },
    clear: { agree: 5, disagree: 0, pass: 0 },
  };
  const statements = ['many', 'clear', 'split', 'none'].map((id) => statement(id));
  for (const seed of ['ann', 'ben', 'cat'])
    expect(ids(votingOrder(statements, { counts, tallies, mine: {} }, seed))).toEqual([
      'none',
      'split',
      'clear',
      'many',
    ]);
});

it('is each person’s own among much the same, so that every statement is somebody’s first', () => {
  const statements = Array.from({ length: 10 }, (_, index) => statement(`s${index}`));
  const firsts = Array.from(
    { length: 200 },
    (_, person) => votingOrder(statements, nothing, `person ${person}`).at(0)?.id,
  );
  for (const { id } of statements) expect(firsts.filter((first) => first === id).length).toBeGreaterThan(5);
});

it('stays for one person while other statements come in', () => {
  const statements = Array.from({ length: 10 }, (_, index) => statement(`s${index}`));
  const before = ids(votingOrder(statements.slice(0, 7), nothing, 'me'));
  const after = ids(votingOrder(statements.toReversed(), nothing, 'me'));
  expect(after.filter((id) => before.includes(id))).toEqual(before);
});
