import type { DebateState, Moment, Step, StepKind } from '@samepage/contracts';

/** What people can do in a step. */
export interface StepRule {
  /** Say something new. */
  readonly statements: boolean;
  /** Vote on what was said. */
  readonly votes: boolean;
  /** Ask for a turn to speak. */
  readonly hands: boolean;
  /** Vote on the motion, before or after. */
  readonly motion: Moment | null;
}

const listening: StepRule = { statements: false, votes: false, hands: false, motion: null };

/** Every kind of step, and what people can do in it. */
export const stepRules: Record<StepKind, StepRule> = {
  arrive: listening,
  provocation: { ...listening, hands: true },
  'opening-vote': { ...listening, motion: 'opening' },
  statements: { statements: true, votes: true, hands: true, motion: null },
  floor: { ...listening, hands: true },
  groups: { ...listening, statements: true },
  'closing-vote': { ...listening, motion: 'closing' },
  harvest: { ...listening, hands: true },
  close: listening,
};

/** A debate without a run-sheet: everything at once. */
const free: StepRule = { statements: true, votes: true, hands: true, motion: null };

/** The step everyone is in. */
export function currentStep({ plan, stepId }: Pick<DebateState, 'plan' | 'stepId'>): Step | undefined {
  return plan.steps.find(({ id }) => id === stepId);
}

/** The step after the current one; the first where there is none yet. */
export function nextStep({ plan, stepId }: Pick<DebateState, 'plan' | 'stepId'>): Step | undefined {
  return plan.steps[plan.steps.findIndex(({ id }) => id === stepId) + 1];
}

/** What people can do now: nothing before the debate is open and after it is closed. */
export function ruleNow(state: Pick<DebateState, 'phase' | 'plan' | 'stepId'>): StepRule {
  if (state.phase !== 'open') return listening;
  if (state.plan.steps.length === 0) return free;
  const step = currentStep(state);
  return step ? stepRules[step.kind] : listening;
}

/** Whether a vote on the motion is over because it was revealed: with the tally in sight, each further vote would say whose it is. */
export function isMotionOver({ ended }: Pick<DebateState, 'ended'>, moment: Moment): boolean {
  return ended.includes(moment);
}

/** The vote on the motion that is taken now, as far as steps and what was shown say; clocks are looked at besides. */
export function motionNow(state: Pick<DebateState, 'phase' | 'plan' | 'stepId' | 'ended'>): Moment | null {
  const { motion } = ruleNow(state);
  return motion !== null && isMotionOver(state, motion) ? null : motion;
}
