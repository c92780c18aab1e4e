import type { DebateState, Moment, Phase, StepKind } from '@samepage/contracts';
import { emptyDebate } from './fold';
import { emptyPlan } from './plan';
import { areResultsShown, isSwingShown, openMoments } from './shown';

it.each([
  ['live', [], true],
  ['revealed', [], false],
  ['revealed', ['opening', 'closing'], false],
  ['revealed', ['statements'], true],
] as const)('with %s results of which %j are revealed, answers are shown: %s', (results, revealed, are) => {
  const plan = { ...emptyPlan, settings: { ...emptyPlan.settings, results } };
  expect(areResultsShown({ plan, revealed: [...revealed] })).toBe(are);
});

it.each([
  [['opening'], false],
  [['statements', 'closing'], false],
  [['closing', 'opening'], true],
] as const)('with %j revealed, what the debate moved is shown: %s', (revealed, is) => {
  expect(isSwingShown({ revealed })).toBe(is);
});

describe('who stood where on the motion [DB55]', () => {
  const both: readonly StepKind[] = ['opening-vote', 'closing-vote'];
  const moments = (
    voting: 'open' | 'secret',
    revealed: Moment[],
    more: { phase?: Phase; kinds?: readonly StepKind[]; ended?: Moment[] } = {},
  ): Moment[] => {
    const { phase = 'open', kinds = both, ended = revealed } = more;
    const steps = kinds.map((kind) => ({ id: kind, kind, title: kind, words: '', seconds: null }));
    const plan = { ...emptyPlan, steps, settings: { ...emptyPlan.settings, voting } };
    const state: DebateState = { ...emptyDebate(), phase, plan, revealed, ended };
    return openMoments(state);
  };

  it('is nobody’s to see where voting is secret, or nothing is revealed', () => {
    expect(moments('secret', ['opening', 'closing'], { phase: 'closed' })).toEqual([]);
    expect(moments('open', [], { phase: 'closed' })).toEqual([]);
  });

  it('is seen of both once both are revealed, and of no vote that is not', () => {
    expect(moments('open', ['opening', 'closing'])).toEqual(['opening', 'closing']);
    expect(moments('open', ['closing'])).toEqual(['closing']);
  });

  it('waits, of the opening vote, until no closing vote is to come', () => {
    expect(moments('open', ['opening'])).toEqual([]);
    expect(moments('open', ['opening'], { phase: 'closed' })).toEqual(['opening']);
    expect(moments('open', ['opening'], { kinds: ['opening-vote', 'close'] })).toEqual(['opening']);
    // The closing vote was revealed, is over for good, and is hidden again.
    expect(moments('open', ['opening'], { ended: ['opening', 'closing'] })).toEqual(['opening']);
  });
});
