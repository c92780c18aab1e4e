import type {
  DebateCommand,
  DebateEvent,
  DebatePlan,
  DebateState,
  DebateStatement,
  Hand,
  Phase,
} from '@samepage/contracts';
import { after, isOver, leftOf } from './clock';
import { debateLimits } from './limits';
import type { RefusalReason } from './refusals';
import { comparable } from './same-text';
import { currentStep, nextStep, ruleNow } from './steps';
import { phaseAfter, type PhaseEvent } from './transitions';

/** Who asks, when, and what they may do here. Deciding reads no clock and makes no id: it is given both. */
export interface DecisionContext {
  /** The membership of whoever asks. */
  readonly by: string;
  /** The server's clock, as ISO 8601. */
  readonly at: string;
  /** The ids that what this command makes gets: at least four. */
  readonly newIds: readonly string[];
  readonly canRun: boolean;
  readonly canSpeak: boolean;
  /** The version the asker had seen; undefined where any will do. */
  readonly expectedVersion?: number | undefined;
  /** Whether the statement the command is about, or for a plan anything, was voted on. False where nobody looked. */
  readonly isVotedOn?: boolean;
  /** The same for the motion. */
  readonly isMotionVotedOn?: boolean;
  /** Whether a facilitator has looked at the words and lets them through: they came in time, whatever the time is now. */
  readonly isLookedAt?: boolean;
  /** Whether the member the command is about may run debates. */
  readonly isAboutFacilitator?: boolean;
}

export type Decision = { readonly accepted: DebateEvent } | { readonly refused: RefusalReason };

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
  'pause-turn': 'run',
  'resume-turn': 'run',
  'extend-turn': 'run',
  'end-turn': 'speak',
  'form-groups': 'run',
  'move-member': 'run',
  mute: 'run',
  remove: 'run',
} as const satisfies Record<DebateCommand['type'], 'run' | 'speak'>;

/** What an event says of itself, before it is stamped with its sequence, time and author. */
type Happening<Event = DebateEvent> = Event extends DebateEvent
  ? Omit<Event, 'sequence' | 'at' | 'by'>
  : never;
type Outcome = Happening | RefusalReason;
type Asking<Type extends DebateCommand['type']> = Extract<DebateCommand, { type: Type }>;
type Rule<Type extends DebateCommand['type']> = (
  state: DebateState,
  command: Asking<Type>,
  context: DecisionContext,
) => Outcome;

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

/** Two facilitators who press at once make one of these: that the first one did it says more than that it moved on. */
const settledByState = new Set<DebateCommand['type']>(['open', 'close', 'reopen']);

function outcomeOf(state: DebateState, command: DebateCommand, context: DecisionContext): Outcome {
  if (state.removed.includes(context.by)) return 'you_were_removed';
  if (!settledByState.has(command.type)) {
    const stale = movedOn(state, context);
    if (stale) return stale;
  }
  return (rules[command.type] as Rule<DebateCommand['type']>)(state, command, context);
}

const rules: { readonly [Type in DebateCommand['type']]: Rule<Type> } = {
  plan: replan,
  open: (state, _, context) => move(state, 'opened', context),
  close: (state, _, context) => move(state, 'closed', context),
  reopen: (state, _, context) => move(state, 'reopened', context),
  next: (state, _, { at }) => {
    if (state.phase !== 'open') return 'debate_not_open';
    const step = nextStep(state);
    if (!step) return 'step_last';
    return { type: 'step-entered', how: 'next', stepId: step.id, endsAt: endOf(step, at) };
  },
  undo: (state, _, { at }) => {
    if (state.phase !== 'open') return 'debate_not_open';
    const before = state.trail.at(-1);
    // A step that was taken out of the run-sheet meanwhile cannot be gone back to.
    if (!before || !state.plan.steps.some(({ id }) => id === before.stepId)) return 'step_first';
    return { type: 'step-entered', how: 'undone', stepId: before.stepId, endsAt: after(at, before.leftMs) };
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
  reveal: ({ revealed }, { what, shown }) =>
    revealed.includes(what) === shown ? 'already_so' : { type: 'revealed', what, shown },
  freeze: (state, { frozen }) => (state.frozen === frozen ? 'already_so' : { type: 'frozen', frozen }),
  lock: (state, { locked }) => (state.locked === locked ? 'already_so' : { type: 'locked', locked }),
  'take-lead': ({ lead }, _, { by }) => (lead === by ? 'already_so' : { type: 'lead-taken' }),
  'add-statement': addStatement,
  'edit-statement': editStatement,
  'reword-statement': (state, { statementId, text }, context) =>
    recast(state, statementId, 'reworded', [text], context),
  'split-statement': (state, { statementId, texts }, context) =>
    recast(state, statementId, 'split', texts, context),
  'hide-statement': (state, { statementId, reason }) => {
    const statement = statementIn(state, statementId);
    if (!statement) return 'statement_unknown';
    return statement.hidden ? 'statement_already_hidden' : { type: 'statement-hidden', statementId, reason };
  },
  'note-words': (state, { kind, text, of, groupId }, { newIds: [statementId = ''] }) => {
    if (groupId !== null && !state.groups.some(({ id }) => id === groupId)) return 'group_unknown';
    const seen = visible(state);
    if (seen.length >= debateLimits.statements) return 'debate_full';
    const whose = { ...(of !== null && { of }), ...(groupId !== null && { groupId }) };
    return { type: 'statement-added', statementId, text, kind, ...whose };
  },
  'raise-hand': raiseHand,
  'lower-hand': (state, { handId }, { by, canRun }) => {
    const hand = handIn(state, handId);
    if (!hand) return 'hand_unknown';
    return hand.by === by || canRun ? { type: 'hand-lowered', handId } : 'hand_not_yours';
  },
  'place-hand': (state, { handId, place }) => {
    const hand = handIn(state, handId);
    if (!hand) return 'hand_unknown';
    return hand.place === place ? 'already_so' : { type: 'hand-placed', handId, place };
  },
  call: (state, { handId }, { at }) => {
    if (state.phase !== 'open') return 'debate_not_open';
    if (!handIn(state, handId)) return 'hand_unknown';
    const { turnSeconds } = state.plan.settings;
    return {
      type: 'turn-begun',
      handId,
      endsAt: after(at, turnSeconds === null ? null : turnSeconds * 1000),
    };
  },
  'pause-turn': ({ turn }) => {
    if (!turn) return 'turn_none';
    return turn.runsSince === null ? 'turn_paused' : { type: 'turn-paused' };
  },
  'resume-turn': ({ turn }, _, { at }) => {
    if (!turn) return 'turn_none';
    if (turn.runsSince !== null) return 'turn_running';
    return { type: 'turn-resumed', endsAt: after(at, turn.clock.leftMs) };
  },
  'extend-turn': ({ turn }, { seconds }, { at }) => {
    if (!turn) return 'turn_none';
    return leftOf(turn.clock, at) === null ? 'clock_none' : { type: 'turn-extended', seconds };
  },
  'end-turn': ({ turn }, _, { by, canRun }) => {
    if (!turn) return 'turn_none';
    return turn.hand.by === by || canRun ? { type: 'turn-ended' } : 'turn_not_yours';
  },
  'form-groups': (_, { groups }) => {
    const people = groups.flatMap(({ members }) => members);
    if (new Set(people).size < people.length) return 'groups_overlap';
    if (new Set(groups.map(({ id }) => id)).size < groups.length) return 'groups_overlap';
    return { type: 'groups-formed', groups };
  },
  'move-member': ({ groups }, { membershipId, groupId }) => {
    const from = groups.find(({ members }) => members.includes(membershipId))?.id ?? null;
    if (groupId !== null && !groups.some(({ id }) => id === groupId)) return 'group_unknown';
    return from === groupId ? 'already_so' : { type: 'member-moved', membershipId, groupId };
  },
  mute: (state, { membershipId, muted }, { isAboutFacilitator }) => {
    if (isAboutFacilitator) return 'not_a_facilitator_too';
    return state.muted.includes(membershipId) === muted
      ? 'already_so'
      : { type: 'muted', membershipId, muted };
  },
  remove: (state, { membershipId, removed }, { isAboutFacilitator }) => {
    if (isAboutFacilitator) return 'not_a_facilitator_too';
    if (state.removed.includes(membershipId) === removed) return 'already_so';
    return { type: 'removed', membershipId, removed };
  },
};

/** That the debate is where they wanted it says more than that it moved on, so the phase is looked at first. */
function move(state: DebateState, type: PhaseEvent, context: DecisionContext): Outcome {
  if (!phaseAfter(state.phase, type)) return unmoved[state.phase];
  const stale = movedOn(state, context);
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

function movedOn(state: DebateState, { expectedVersion }: DecisionContext): RefusalReason | undefined {
  return expectedVersion === undefined || expectedVersion === state.version ? undefined : 'version_moved_on';
}

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

/** Why nobody can say anything new just now, if so. */
function cannotSay(state: DebateState, { by, at, canRun }: DecisionContext): RefusalReason | undefined {
  if (state.phase !== 'open') return 'debate_not_open';
  if (!ruleNow(state).statements) return 'not_in_this_step';
  if (state.muted.includes(by)) return 'you_are_muted';
  return isOver(state.clock, at) && !canRun ? 'time_is_up' : undefined;
}

function addStatement(
  state: DebateState,
  { text, groupId }: Asking<'add-statement'>,
  context: DecisionContext,
): Outcome {
  const { by, newIds, isLookedAt } = context;
  const cannot = isLookedAt && state.phase === 'open' ? undefined : cannotSay(state, context);
  if (cannot) return cannot;
  if (groupId !== undefined && !state.groups.some(({ id }) => id === groupId)) return 'group_unknown';
  if (isThere(state, text)) return 'statement_already_there';
  const seen = visible(state);
  if (seen.length >= debateLimits.statements) return 'debate_full';
  // What was hidden counts too, or it could be said again and again.
  if (state.statements.filter((each) => each.by === by).length >= debateLimits.share) return 'your_share';
  const [statementId = ''] = newIds;
  return { type: 'statement-added', statementId, text, ...(groupId !== undefined && { groupId }) };
}

function editStatement(
  state: DebateState,
  { statementId, text }: Asking<'edit-statement'>,
  context: DecisionContext,
): Outcome {
  const statement = votable(state, statementId);
  if (typeof statement === 'string') return statement;
  if (statement.by !== context.by) return 'statement_not_yours';
  if (context.isVotedOn) return 'statement_voted_on';
  // Or nobody would look at what it says now.
  if (state.plan.settings.moderation === 'before' && !context.canRun) return 'statement_looked_at';
  if (statement.text === text) return 'already_so';
  if (isThere(state, text, statementId)) return 'statement_already_there';
  return cannotSay(state, context) ?? { type: 'statement-edited', statementId, text };
}

/** Other words take the place of a statement; what it was, and who said it, stays to be seen. */
function recast(
  state: DebateState,
  statementId: string,
  how: 'reworded' | 'split',
  texts: readonly string[],
  { newIds }: DecisionContext,
): Outcome {
  const statement = votable(state, statementId);
  if (typeof statement === 'string') return statement;
  if (texts.some((text) => isThere(state, text, statementId))) return 'statement_already_there';
  if (new Set(texts.map(comparable)).size < texts.length) return 'statement_already_there';
  if (visible(state).length + texts.length > debateLimits.statements) return 'debate_full';
  const into = texts.map((text, index) => ({ statementId: newIds[index] ?? '', text }));
  return { type: 'statement-recast', statementId, how, into };
}

/** A statement as it can be voted on or changed, or why it cannot. */
export function votable(
  state: Pick<DebateState, 'statements'>,
  statementId: string,
): DebateStatement | RefusalReason {
  const statement = statementIn(state, statementId);
  if (!statement) return 'statement_unknown';
  if (statement.hidden) return 'statement_hidden';
  if (statement.withdrawn) return 'statement_withdrawn';
  if (statement.recast) return 'statement_recast';
  return statement.kind === 'statement' ? statement : 'not_votable';
}

function raiseHand(
  state: DebateState,
  { kind, text }: Asking<'raise-hand'>,
  { by, canRun, newIds: [handId = ''] }: DecisionContext,
): Outcome {
  if (state.phase !== 'open') return 'debate_not_open';
  if (!ruleNow(state).hands && kind !== 'process') return 'not_in_this_step';
  if (state.muted.includes(by)) return 'you_are_muted';
  if (state.hands.some((hand) => hand.by === by)) return 'hand_up_already';
  if (kind === 'read-out' && text === null) return 'hand_without_words';
  // Where words are looked at first, none may reach every screen by way of a raised hand.
  if (kind === 'read-out' && state.plan.settings.moderation === 'before' && !canRun) return 'hand_words_wait';
  if (kind === 'response' && !state.turn) return 'response_to_nobody';
  if (state.hands.length >= debateLimits.hands) return 'queue_full';
  return { type: 'hand-raised', handId, kind, text: kind === 'read-out' ? text : null };
}

function harvest(
  { phase, plan, stepId, statements }: DebateState,
  draftId: string,
  statementIds: readonly string[],
): Outcome {
  const isHarvestStep = currentStep({ plan, stepId })?.kind === 'harvest';
  if (phase !== 'closed' && !(phase === 'open' && isHarvestStep)) return 'debate_not_closed';
  const chosen = statementIds.map((id) => statements.find((statement) => statement.id === id));
  if (chosen.some((statement) => !statement)) return 'statement_unknown';
  if (chosen.some((statement) => statement?.hidden)) return 'statement_hidden';
  if (chosen.some((statement) => statement?.withdrawn)) return 'statement_withdrawn';
  return { type: 'harvested', draftId, statementIds: [...statementIds] };
}

function statementIn(
  { statements }: Pick<DebateState, 'statements'>,
  statementId: string,
): DebateStatement | undefined {
  return statements.find(({ id }) => id === statementId);
}

function handIn({ hands }: DebateState, handId: string): Hand | undefined {
  return hands.find(({ id }) => id === handId);
}

function visible({ statements }: DebateState): DebateStatement[] {
  return statements.filter(({ hidden, recast }) => !hidden && !recast);
}

function isThere({ statements }: DebateState, text: string, except?: string): boolean {
  const same = comparable(text);
  return statements.some(
    (each) => each.id !== except && each.kind === 'statement' && comparable(each.text) === same,
  );
}
