import type { DebateState, DebateStatement } from '@samepage/contracts';
import { briefOf } from './brief';
import { startClock } from './clock';
import { emptyDebate } from './fold';
import { usualSettings } from './plan';

const at = '2026-03-01T10:00:00.000Z';
const statement = (id: string, more: Partial<DebateStatement> = {}): DebateStatement => ({
  id,
  text: id,
  by: 'someone',
  at,
  hidden: false,
  kind: 'statement',
  from: null,
  recast: false,
  withdrawn: false,
  groupId: null,
  ...more,
});
const kinds = ['arrive', 'statements', 'closing-vote', 'close'] as const;
const debate: DebateState = {
  ...emptyDebate(),
  phase: 'open',
  plan: {
    motion: 'M',
    steps: kinds.map((kind) => ({ id: kind, kind, title: kind, words: '', seconds: 60 })),
    settings: usualSettings,
  },
  stepId: 'statements',
  clock: startClock(at, '2026-03-01T10:05:00.000Z'),
  statements: [
    statement('a'),
    statement('b'),
    statement('hidden', { hidden: true, text: '' }),
    statement('c'),
    statement('d'),
    statement('quote', { kind: 'quote' }),
  ],
  hands: [{ id: 'hand', by: 'ann', at, kind: 'turn', text: null, place: null }],
};

it('says where the debate is, how long is left and what was said last', () => {
  const brief = briefOf(debate, '2026-03-01T10:02:00.000Z');
  expect(brief).toMatchObject({ leftMs: 180_000, isPaused: false, stepsLeft: 2, speaker: null, handsUp: 1 });
  expect(brief.step?.id).toBe('statements');
  expect(brief.latest.map(({ id }) => id)).toEqual(['quote', 'd', 'c']);
});

it('counts what can still be voted on, but for what was answered', () => {
  expect(briefOf(debate, at).votesLeft).toBe(4);
  expect(briefOf(debate, at, { mine: { a: 'agree', quote: 'pass' } }).votesLeft).toBe(3);
});

it.each<[string, Partial<DebateState>]>([
  ['is frozen', { frozen: true }],
  ['is in another step', { stepId: 'arrive' }],
  ['is closed', { phase: 'closed' }],
  ['ran out of time', { clock: startClock(at, at) }],
])('counts nothing while voting %s', (_, more) => {
  expect(briefOf({ ...debate, ...more }, at).votesLeft).toBe(0);
});

it('names the vote on the motion that is taken now', () => {
  expect(briefOf({ ...debate, stepId: 'closing-vote' }, at).motion).toBe('closing');
  expect(briefOf({ ...debate, stepId: 'closing-vote', clock: startClock(at, at) }, at).motion).toBeNull();
  expect(briefOf({ ...debate, stepId: 'closing-vote', revealed: ['closing'] }, at).motion).toBeNull();
});

it('knows a debate without a run-sheet, and one that has not begun', () => {
  expect(briefOf({ ...emptyDebate(), phase: 'open', statements: [statement('a')] }, at)).toMatchObject({
    step: null,
    leftMs: null,
    stepsLeft: 0,
    votesLeft: 1,
  });
  expect(briefOf({ ...debate, phase: 'lobby', stepId: null, clock: null }, at).stepsLeft).toBe(4);
});
