import type { DebateState, StepKind } from '@samepage/contracts';
import { emptyDebate, usualSettings } from '@samepage/debate';
import { gatesOf as gatesOfState } from './gates';

const at = '2026-01-01T10:00:00.000Z';
const endsAt = '2026-01-01T10:05:00.000Z';

const gatesOf = (state: DebateState) => gatesOfState(state, 'debate');

function inStep(kind: StepKind, more: Partial<DebateState> = {}): DebateState {
  const step = { id: kind, kind, title: 'A step', words: '', seconds: 300 };
  const plan = { motion: null, steps: [step], settings: usualSettings };
  return { ...emptyDebate(), phase: 'open', plan, stepId: kind, ...more };
}
const clock = (more: Partial<NonNullable<DebateState['clock']>>) => ({
  ...{ startedAt: at, endsAt: null, leftMs: null, isPaused: false },
  ...more,
});

describe('what a vote is judged by [DB18]', () => {
  it('follows the step, while the debate is open', () => {
    expect(gatesOf(inStep('statements'))).toMatchObject({ voting: true, motionMoment: null });
    expect(gatesOf(inStep('opening-vote'))).toMatchObject({ voting: false, motionMoment: 'opening' });
    expect(gatesOf(inStep('closing-vote'))).toMatchObject({ voting: false, motionMoment: 'closing' });
    const closed = gatesOf(inStep('opening-vote', { phase: 'closed' }));
    expect(closed).toMatchObject({ phase: 'closed', voting: false, motionMoment: null });
    expect(gatesOf({ ...emptyDebate(), phase: 'open' })).toMatchObject({ voting: true, votesUntil: null });
  });

  it('follows the lock, what is looked at first and what is on the floor [DB36] [DB39] [DB49]', () => {
    const { plan } = inStep('floor');
    const settings = { ...plan.settings, moderation: 'before' as const };
    const looked = inStep('floor', { plan: { ...plan, settings }, locked: true, floor: 'hand' });
    expect(gatesOf(looked)).toMatchObject({ locked: true, moderated: true, reactsTo: 'hand' });
    expect(gatesOf(inStep('floor'))).toMatchObject({ locked: false, moderated: false, reactsTo: 'floor' });
  });

  it('is shut while voting is frozen', () => {
    expect(gatesOf(inStep('statements', { frozen: true }))).toMatchObject({ voting: false, frozen: true });
  });

  it('takes no stand any more once the votes were shown, also where they are hidden again [DB35]', () => {
    expect(gatesOf(inStep('opening-vote', { ended: ['opening'] })).motionMoment).toBeNull();
    expect(gatesOf(inStep('opening-vote', { ended: ['closing'] })).motionMoment).toBe('opening');
  });

  it.each([
    ['no clock', null, null],
    ['an end', clock({ endsAt }), endsAt],
    ['as long as it takes', clock({}), null],
    ['one that stands still', clock({ isPaused: true, leftMs: 1 }), null],
    ['one that stands still without an end', clock({ isPaused: true }), null],
    ['one that stands still with nothing left', clock({ isPaused: true, leftMs: 0 }), at],
  ])('ends with the clock [DB32]: %s', (_, clock, until) => {
    expect(gatesOf(inStep('statements', { clock })).votesUntil).toBe(until);
  });
});
