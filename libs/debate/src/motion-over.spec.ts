import type { DebateState } from '@samepage/contracts';
import { emptyDebate } from './fold';
import { isMotionOver, motionNow } from './motion-over';

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
  ['closing-vote', ['opening', 'statements'], 'closing'],
  ['floor', [], null],
  ['closing-vote', ['closing'], null],
] as const)('takes in %s, with %j shown: %s', (stepId, revealed, motion) => {
  expect(motionNow({ ...debate, stepId, revealed: [...revealed] })).toBe(motion);
});

it('takes none in a debate that is closed', () => {
  expect(motionNow({ ...debate, phase: 'closed', stepId: 'closing-vote' })).toBeNull();
});

it('is over for the one that is shown, and not for the other', () => {
  const shown = { revealed: ['opening' as const] };
  expect([isMotionOver(shown, 'opening'), isMotionOver(shown, 'closing')]).toEqual([true, false]);
});
