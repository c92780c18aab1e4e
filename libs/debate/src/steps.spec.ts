import { phases, stepKinds, type DebateCommand, type DebateState } from '@samepage/contracts';
import { decide } from './decide';
import type { DecisionContext } from './decision';
import { emptyDebate, fold } from './fold';
import { isMotionOver, motionNow, nextStep, ruleNow, stepRules } from './steps';
import { builtInTemplates } from './templates';

const at = '2026-03-01T10:00:00.000Z';
const context: DecisionContext = { by: 'host', at, newIds: [], canRun: true, canSpeak: true };

function done(state: DebateState, command: DebateCommand): DebateState {
  const decision = decide(state, command, context);
  if ('refused' in decision) throw new Error(decision.refused);
  return fold(state, decision.accepted);
}

const ids = () => {
  let made = 0;
  return () => `step ${++made}`;
};

describe.each(builtInTemplates)('the run-sheet $key', ({ plan }) => {
  const planned = done(emptyDebate(), { type: 'plan', plan: plan(ids()) });

  it('comes through every step by next alone, and can be closed at its end', () => {
    let state = done(planned, { type: 'open' });
    const entered = [state.stepId];
    while (nextStep(state)) {
      state = done(state, { type: 'next' });
      entered.push(state.stepId);
    }
    expect(entered).toEqual(planned.plan.steps.map(({ id }) => id));
    expect(decide(state, { type: 'next' }, context)).toEqual({ refused: 'step_last' });
    expect(done(state, { type: 'close' }).phase).toBe('closed');
  });

  it('has no step that cannot be left by going back, choosing another or closing', () => {
    const opened = done(planned, { type: 'open' });
    for (const { id } of planned.plan.steps.slice(1)) {
      const there = done(opened, { type: 'go-to', stepId: id });
      expect(done(there, { type: 'undo' }).stepId).toBe(opened.stepId);
      expect(done(there, { type: 'close' }).phase).toBe('closed');
    }
  });
});

it('has a rule for every kind of step, and uses every kind in some template', () => {
  expect(Object.keys(stepRules).sort()).toEqual([...stepKinds].sort());
  const used = new Set(builtInTemplates.flatMap(({ plan }) => plan(ids()).steps.map(({ kind }) => kind)));
  expect([...used].sort()).toEqual([...stepKinds].sort());
});

it('lets people do everything that can be done at all in some kind of step', () => {
  const rules = Object.values(stepRules);
  for (const what of ['statements', 'votes', 'hands'] as const)
    expect(rules.some((rule) => rule[what])).toBe(true);
  expect(
    rules
      .map(({ motion }) => motion)
      .filter(Boolean)
      .sort(),
  ).toEqual(['closing', 'opening']);
});

it('takes new statements only where a phone has a form for them', () => {
  const kinds = stepKinds.filter((kind) => stepRules[kind].statements);
  expect(kinds.toSorted()).toEqual(['groups', 'statements']);
});

it('lets nobody do anything before a debate is open and after it is closed', () => {
  const [{ plan }] = builtInTemplates as [(typeof builtInTemplates)[number]];
  for (const phase of phases.filter((each) => each !== 'open'))
    for (const step of plan(ids()).steps)
      expect(ruleNow({ phase, plan: plan(ids()), stepId: step.id })).toEqual({
        statements: false,
        votes: false,
        hands: false,
        motion: null,
      });
});

it('lets people do all but vote on a motion where there is no run-sheet', () => {
  expect(ruleNow({ ...emptyDebate(), phase: 'open' })).toEqual({
    statements: true,
    votes: true,
    hands: true,
    motion: null,
  });
});

describe('the vote on the motion', () => {
  const step = (kind: 'opening-vote' | 'closing-vote' | 'floor') => ({
    id: kind,
    kind,
    title: kind,
    words: '',
    seconds: null,
  });
  const debate: DebateState = {
    ...emptyDebate(),
    phase: 'open',
    plan: { ...emptyDebate().plan, steps: [step('opening-vote'), step('floor'), step('closing-vote')] },
  };

  it.each([
    ['opening-vote', [], 'opening'],
    ['closing-vote', ['opening'], 'closing'],
    ['floor', [], null],
    ['closing-vote', ['closing'], null],
  ] as const)('is taken in %s, with %j over: %s', (stepId, ended, motion) => {
    expect(motionNow({ ...debate, stepId, ended: [...ended] })).toBe(motion);
  });

  it('is not taken in a debate that is closed', () => {
    expect(motionNow({ ...debate, phase: 'closed', stepId: 'closing-vote' })).toBeNull();
  });

  it('is over for the one that was shown, and not for the other', () => {
    const shown = { ended: ['opening' as const] };
    expect([isMotionOver(shown, 'opening'), isMotionOver(shown, 'closing')]).toEqual([true, false]);
  });
});
