import type { DebateSnapshot } from '@samepage/contracts';
import { ruleNow, type Brief } from '@samepage/debate';

/** What someone who comes late can still do, a sentence each. */
export function stillOpen(
  { leftMs, motion, votesLeft }: Brief,
  { state, me }: Pick<DebateSnapshot, 'state' | 'me'>,
): string[] {
  const rule = ruleNow(state);
  // Who was asked to listen can still vote.
  const isMuted = me.membershipId !== null && state.muted.includes(me.membershipId);
  return [
    ...(motion && !state.frozen && !me[motion] ? ['You can vote on the motion now.'] : []),
    ...(votesLeft
      ? [`You can vote on ${votesLeft === 1 ? 'one statement' : `${votesLeft} statements`}.`]
      : []),
    ...(rule.statements && !isMuted && leftMs !== 0 ? ['You can say something.'] : []),
    ...(rule.hands && !isMuted ? ['You can raise a hand to speak.'] : []),
  ];
}

/** Whether something has happened that someone who comes in now did not see. */
export function isUnderWay({ phase, plan, trail, statements }: DebateSnapshot['state']): boolean {
  if (phase !== 'open') return false;
  return plan.steps.length ? trail.length > 0 : statements.length > 0;
}
