import type { DebatePlan, DebateState, Phase } from '@samepage/contracts';
import { after, leftOf } from './clock';
import type { DecisionContext, Outcome, Rules } from './decision';
import type { RefusalReason } from './refusals';
import { movedOn } from './moved-on';
import { currentStep, nextStep } from './steps';
import { phaseAfter, type PhaseEvent } from './transitions';

/** How a debate goes through its phases and its run-sheet, and how its clock runs. */
export const runSheetRules: Rules<
  | ('plan' | 'open' | 'close' | 'reopen' | 'next' | 'undo' | 'go-to')
  | ('pause-clock' | 'resume-clock' | 'extend-clock')
> = {
  plan: replan,
  open: (state, _, context) => move(state, 'open', context),
  close: (state, _, context) => move(state, 'close', context),
  reopen: (state, _, context) => move(state, 'reopen', context),
  next: (state, _, { at }) => {
    if (state.phase !== 'open') return 'debate_not_open';
    const step = nextStep(state);
    if (!step) return 'step_last';
    return { type: 'step-entered', how: 'next', stepId: step.id, endsAt: endOf(step, at) };
  },
  undo: (state, _, { at }) => {
    if (state.phase !== 'open') return 'debate_not_open';
    // Steps that were taken out of the run-sheet meanwhile are passed over.
    const isThere = (stepId: string): boolean => state.plan.steps.some(({ id }) => id === stepId);
    const before = state.trail.findLast(({ stepId }) => stepId !== state.stepId && isThere(stepId));
    if (!before) return 'step_first';
    const endsAt = before.isPaused ? null : after(at, before.leftMs);
    return { type: 'step-entered', how: 'undone', stepId: before.stepId, endsAt };
  },
  'go-to': (state, { stepId }, { at }) => {
    if (state.phase !== 'open') return 'debate_not_open';
    const step = state.plan.steps.find(({ id }) => id === stepId);
    if (!step) return 'step_unknown';
    if (stepId === state.stepId) return 'already_so';
    return { type: 'step-entered', how: 'chosen', stepId, endsAt: endOf(step, at) };
  },
  'pause-clock': ({ clock }) => {
    if (!clock) return 'clock_none';
    return clock.isPaused ? 'clock_paused' : { type: 'clock-paused' };
  },
  'resume-clock': ({ clock, phase }, _, { at }) => {
    if (phase !== 'open') return 'debate_not_open';
    if (!clock) return 'clock_none';
    if (!clock.isPaused) return 'clock_running';
    return { type: 'clock-resumed', endsAt: after(at, clock.leftMs) };
  },
  'extend-clock': ({ clock }, { seconds }, { at }) =>
    clock && leftOf(clock, at) !== null ? { type: 'clock-extended', seconds } : 'clock_none',
};

const moves = { open: 'opened', close: 'closed', reopen: 'reopened' } as const satisfies Record<
  string,
  PhaseEvent
>;

/** That the debate is where they wanted it says more than that it moved on, so the phase is looked at first. */
function move(state: DebateState, command: keyof typeof moves, context: DecisionContext): Outcome {
  const type = moves[command];
  if (!phaseAfter(state.phase, type)) return unmoved[state.phase];
  const stale = movedOn(state, command, context);
  if (stale) return stale;
  const [first] = state.plan.steps;
  if (type !== 'opened' || !first) return { type };
  return { type, entered: { stepId: first.id, endsAt: endOf(first, context.at) } };
}

/** Why a debate in this phase does not make the step it was asked for. */
const unmoved: Record<Phase, RefusalReason> = {
  lobby: 'debate_not_begun',
  open: 'debate_already_open',
  closed: 'debate_already_closed',
};

function endOf({ seconds }: { seconds: number | null }, at: string): string | null {
  return after(at, seconds === null ? null : seconds * 1000);
}

/** The rest of a run-sheet can change while the debate runs; what people have voted under cannot. */
function replan(state: DebateState, { plan }: { plan: DebatePlan }, context: DecisionContext): Outcome {
  const { settings, motion } = state.plan;
  const step = currentStep(state);
  if (step && !plan.steps.some(({ id, kind }) => id === step.id && kind === step.kind)) return 'step_running';
  const isVotedOn = context.isVotedOn || context.isMotionVotedOn;
  if (isVotedOn && plan.settings.voting !== settings.voting) return 'voting_declared';
  if (context.isMotionVotedOn && plan.motion !== motion) return 'motion_voted_on';
  return { type: 'planned', plan };
}
