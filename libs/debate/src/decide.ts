import type { DebateCommand, DebateState } from '@samepage/contracts';
import type { CommandType, Decision, DecisionContext, Outcome, Rules } from './decision';
import { handRules } from './decide-hands';
import { roomRules } from './decide-room';
import { runSheetRules } from './decide-run-sheet';
import { harvest, statementRules } from './decide-statements';
import { movedOn, settledByPhase } from './moved-on';

/** What each command takes: to run the debate, or to speak in it. */
export const needs = {
  plan: 'run',
  open: 'run',
  close: 'run',
  reopen: 'run',
  next: 'run',
  undo: 'run',
  'go-to': 'run',
  'pause-clock': 'run',
  'resume-clock': 'run',
  'extend-clock': 'run',
  reveal: 'run',
  freeze: 'run',
  lock: 'run',
  'take-lead': 'run',
  'add-statement': 'speak',
  'edit-statement': 'speak',
  'reword-statement': 'run',
  'split-statement': 'run',
  'hide-statement': 'run',
  'note-words': 'run',
  'raise-hand': 'speak',
  'lower-hand': 'speak',
  'place-hand': 'run',
  call: 'run',
  'pause-turn': 'speak',
  'resume-turn': 'speak',
  'extend-turn': 'run',
  'end-turn': 'speak',
  'form-groups': 'run',
  'move-member': 'run',
  mute: 'run',
  remove: 'run',
} as const satisfies Record<DebateCommand['type'], 'run' | 'speak'>;

/** Decides one command on a state: the event it makes happen next, or the reason it does not. Pure. */
export function decide(state: DebateState, command: DebateCommand, context: DecisionContext): Decision {
  return stamped(state, forbidden(command, context) ?? outcomeOf(state, command, context), context);
}

/** The same for a harvest, which is a command with a document beside it. */
export function decideHarvest(
  state: DebateState,
  { draftId, statementIds }: { draftId: string; statementIds: readonly string[] },
  context: Pick<DecisionContext, 'by' | 'at'>,
): Decision {
  return stamped(state, harvest(state, draftId, statementIds), context);
}

/** The same for someone who withdraws what they said, or has it withdrawn: in any phase, and as often as it takes. */
export function decideWithdrawal(
  state: DebateState,
  membershipId: string,
  context: Pick<DecisionContext, 'by' | 'at'>,
): Decision {
  return stamped(state, { type: 'words-withdrawn', membershipId }, context);
}

function stamped(
  state: DebateState,
  outcome: Outcome,
  { by, at }: Pick<DecisionContext, 'by' | 'at'>,
): Decision {
  if (typeof outcome === 'string') return { refused: outcome };
  return { accepted: { ...outcome, sequence: state.version + 1, at, by } };
}

/** The reason this asker may never send this command, or undefined. */
export function forbidden(
  { type }: DebateCommand,
  { canRun, canSpeak }: Pick<DecisionContext, 'canRun' | 'canSpeak'>,
): 'may_not_run' | 'may_not_speak' | undefined {
  if (needs[type] === 'run') return canRun ? undefined : 'may_not_run';
  return canSpeak ? undefined : 'may_not_speak';
}

function outcomeOf(state: DebateState, command: DebateCommand, context: DecisionContext): Outcome {
  if (state.removed.includes(context.by)) return 'you_were_removed';
  if (!settledByPhase.has(command.type)) {
    const stale = movedOn(state, command.type, context);
    if (stale) return stale;
  }
  return rules[command.type](state, command as never, context);
}

const rules: Rules<CommandType> = { ...runSheetRules, ...roomRules, ...statementRules, ...handRules };
