import type { DebateSnapshot, DebateStatement } from '@samepage/contracts';
import { currentStep, isVotable, ruleNow } from '@samepage/debate';

/** What someone who comes late needs to know, on one screen. */
export interface Brief {
  /** "Part 3 of 7: Statements". */
  readonly where: string;
  readonly words: string;
  readonly motion: string | null;
  /** The last things said, the newest first. */
  readonly said: readonly DebateStatement[];
  readonly saidInAll: number;
  /** What can still be done, a sentence each. */
  readonly open: readonly string[];
}

const saidAtMost = 3;

export function briefOf({ state, me }: Pick<DebateSnapshot, 'state' | 'me'>): Brief {
  const step = currentStep(state);
  const number = state.plan.steps.findIndex(({ id }) => id === state.stepId) + 1;
  const said = state.statements.filter(isVotable);
  const rule = ruleNow(state);
  const unanswered = rule.votes ? said.filter(({ id }) => !me.votes[id]).length : 0;
  const open = [
    ...(rule.motion && !me[rule.motion] ? ['You can vote on the motion now.'] : []),
    ...(unanswered
      ? [unanswered === 1 ? 'You can vote on one statement.' : `You can vote on ${unanswered} statements.`]
      : []),
    ...(rule.statements ? ['You can say something.'] : []),
    ...(rule.hands ? ['You can raise a hand to speak.'] : []),
  ];
  return {
    where: step ? `Part ${number} of ${state.plan.steps.length}: ${step.title}` : 'The debate is open.',
    words: step?.words ?? '',
    motion: state.plan.motion,
    said: said.toReversed().slice(0, saidAtMost),
    saidInAll: said.length,
    open,
  };
}

/** Whether something has happened that someone who comes in now did not see. */
export function isUnderWay({ phase, plan, trail, statements }: DebateSnapshot['state']): boolean {
  if (phase !== 'open') return false;
  return plan.steps.length ? trail.length > 0 : statements.length > 0;
}
