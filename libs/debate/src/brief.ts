import type { DebateState, DebateStatement, Moment, Step } from '@samepage/contracts';
import { isOver, leftOf } from './clock';
import { motionNow } from './motion-over';
import { currentStep, ruleNow } from './steps';
import { isVotable } from './voting-order';

/** What someone who comes late needs to know, on one screen. */
export interface Brief {
  readonly step: Step | null;
  /** What is left of the step in milliseconds; null where there is no end. */
  readonly leftMs: number | null;
  readonly isPaused: boolean;
  /** How many steps come after this one. */
  readonly stepsLeft: number;
  /** What was said last, the newest first. */
  readonly latest: readonly DebateStatement[];
  /** The membership that has the turn. */
  readonly speaker: string | null;
  readonly handsUp: number;
  /** How many statements can still be voted on, of those not answered; 0 while voting is not possible. */
  readonly votesLeft: number;
  /** The vote on the motion that is taken now. */
  readonly motion: Moment | null;
}

/** Where a debate is. `mine` holds what the newcomer voted already, by statement; people come back, too. */
export function briefOf(
  state: DebateState,
  at: string,
  { mine = {}, latest = 3 }: { mine?: Readonly<Record<string, unknown>>; latest?: number } = {},
): Brief {
  const rule = ruleNow(state);
  const isTime = !isOver(state.clock, at);
  const votable = state.statements.filter((each) => isVotable(each) && mine[each.id] === undefined);
  return {
    step: currentStep(state) ?? null,
    leftMs: state.clock && leftOf(state.clock, at),
    isPaused: state.clock?.isPaused ?? false,
    stepsLeft: stepsLeft(state),
    latest: state.statements.filter(isReadable).slice(-latest).reverse(),
    speaker: state.turn?.hand.by ?? null,
    handsUp: state.hands.length,
    votesLeft: rule.votes && isTime && !state.frozen ? votable.length : 0,
    motion: isTime ? motionNow(state) : null,
  };
}

function stepsLeft({ phase, plan, stepId }: DebateState): number {
  if (phase === 'closed') return 0;
  return plan.steps.length - 1 - plan.steps.findIndex(({ id }) => id === stepId);
}

/** Whether there are words to read: not where they were hidden or withdrawn, or others took their place. */
function isReadable({ hidden, withdrawn, recast }: DebateStatement): boolean {
  return !hidden && !withdrawn && !recast;
}
