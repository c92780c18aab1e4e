import { counted } from './counted';
import { dayAndYear, dayInWords, momentInWords, SpDate } from './dates';
import { freshId } from './fresh-id';
import { safeReturn } from './return-to';
import { clauseSteps, sourceSteps } from './source-thread';
import { aSource, linkWork } from './testing/samples';

describe('dates as people say them, in UK time', () => {
  const now = new Date('2026-12-01T12:00:00Z');

  it.each([
    ['2026-12-08T14:00:00Z', 'Tuesday 8 December, 2pm'],
    ['2026-07-08T13:30:00Z', 'Wednesday 8 July, 2.30pm'],
    ['2026-12-01T00:05:00Z', 'today, 12.05am'],
    ['2025-12-31T23:59:00Z', 'Wednesday 31 December 2025, 11.59pm'],
  ])('%s is %s', (instant, words) => {
    expect(momentInWords(instant, now)).toBe(words);
  });

  it('says the year where it matters', () => {
    expect(dayInWords('2026-12-08T14:00:00Z', now)).toBe('Tuesday 8 December');
    expect(dayInWords('2027-01-01T00:00:00Z', now)).toBe('Friday 1 January 2027');
    expect(dayAndYear('2026-06-30T23:30:00Z')).toBe('1 July 2026');
    expect(new SpDate().transform('2026-06-30T23:30:00Z', 'year')).toBe('1 July 2026');
  });
});

it.each([
  [0, 'no responses yet'],
  [1, '1 response'],
  [1200, '1,200 responses'],
])('counts %i', (count, words) => {
  expect(counted(count, 'response')).toBe(words);
});

it('makes ids of version 4, each another', () => {
  expect(freshId()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(freshId()).not.toBe(freshId());
});

describe('the way back after signing in', () => {
  it.each(['/i/what-for', '/debates/1?x=1'])('goes to %s', (path) => {
    expect(safeReturn(path)).toBe(path);
  });

  it.each([
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    'javascript:alert(1)',
    '',
    undefined,
  ])('never follows %s', (path) => {
    expect(safeReturn(path)).toBe('/');
  });
});

describe('the thread of a clause', () => {
  it('leads from the provocation over the debate and the statement to the clause', () => {
    const steps = clauseSteps([aSource()], 'We will ask first.', true);
    expect(steps.map(({ kind }) => kind)).toEqual(['provocation', 'debate', 'statement', 'clause']);
    expect(steps[0]?.href).toBe('/provocations/p-1');
    expect(steps[2]).toMatchObject({ detail: 'Four agreed and one disagreed.', voice: { name: null } });
    expect(steps[3]?.here).toBe(true);
  });

  it('gives a stranger the words and no doors that are shut', () => {
    expect(sourceSteps(aSource(), false).some(({ href }) => href)).toBe(false);
  });

  it('tells a provocation and a debate once, and every voice', () => {
    const steps = clauseSteps(
      [aSource(), aSource({ id: 'st-2', text: 'Ask.', sector: linkWork })],
      'C',
      true,
    );
    expect(steps.filter(({ kind }) => kind === 'provocation')).toHaveLength(1);
    expect(steps.filter(({ kind }) => kind === 'statement')).toHaveLength(2);
  });

  it('can begin at a debate that was on nothing', () => {
    expect(sourceSteps({ ...aSource(), provocation: null }, true)[0]?.kind).toBe('debate');
  });
});
