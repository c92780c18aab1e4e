import type { DebateState, Moment } from '@samepage/contracts';
import { ruleNow } from './steps';

/** Whether a vote on the motion is over because it was revealed: with the tally in sight, each further vote would say whose it is. */
export function isMotionOver({ revealed }: Pick<DebateState, 'revealed'>, moment: Moment): boolean {
  return revealed.includes(moment);
}

/** The vote on the motion that is taken now, as far as steps and what is shown say; clocks are looked at besides. */
export function motionNow(
  state: Pick<DebateState, 'phase' | 'plan' | 'stepId' | 'revealed'>,
): Moment | null {
  const { motion } = ruleNow(state);
  return motion && !isMotionOver(state, motion) ? motion : null;
}
