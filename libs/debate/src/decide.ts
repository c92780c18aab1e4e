import type { DebateCommand, DebateEvent, DebateState, Phase } from '@samepage/contracts';
import { debateLimits } from './limits';
import type { RefusalReason } from './refusals';
import { comparable } from './same-text';
import { phaseAfter, type PhaseEvent } from './transitions';

/** Who asks, when, and what they may do here. Deciding reads no clock and makes no id: it is given both. */
export interface DecisionContext {
  /** The membership of whoever asks. */
  readonly by: string;
  /** The server's clock, as ISO 8601. */
  readonly at: string;
  /** The id a thing made by this command gets. */
  readonly newId: string;
  readonly canRun: boolean;
  readonly canSpeak: boolean;
  /** The version the asker had seen; undefined where any will do. */
  readonly expectedVersion?: number | undefined;
}

export type Decision = { readonly accepted: DebateEvent } | { readonly refused: RefusalReason };

/** What each command takes: to run the debate, or to speak in it. */
export const needs = {
  open: 'run',
  close: 'run',
  reopen: 'run',
  'add-statement': 'speak',
  'hide-statement': 'run',
} as const satisfies Record<DebateCommand['type'], 'run' | 'speak'>;

/** What an event says of itself, before it is stamped with its sequence, time and author. */
type Happening<Event = DebateEvent> = Event extends DebateEvent
  ? Omit<Event, 'sequence' | 'at' | 'by'>
  : never;
type Outcome = Happening | RefusalReason;

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
  switch (command.type) {
    case 'open':
      return move(state, 'opened', context);
    case 'close':
      return move(state, 'closed', context);
    case 'reopen':
      return move(state, 'reopened', context);
    case 'add-statement':
      return movedOn(state, context) ?? addStatement(state, command.text, context);
    case 'hide-statement':
      return movedOn(state, context) ?? hideStatement(state, command);
  }
}

/** That the debate is where they wanted it says more than that it moved on, so the phase is looked at first. */
function move(state: DebateState, type: PhaseEvent, context: DecisionContext): Outcome {
  if (!phaseAfter(state.phase, type)) return unmoved[state.phase];
  return movedOn(state, context) ?? { type };
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

function addStatement(
  state: DebateState,
  text: string,
  { by, newId: statementId }: Pick<DecisionContext, 'by' | 'newId'>,
): Outcome {
  if (state.phase !== 'open') return 'debate_not_open';
  const same = comparable(text);
  if (state.statements.some((each) => comparable(each.text) === same)) return 'statement_already_there';
  const seen = state.statements.filter(({ hidden }) => !hidden);
  if (seen.length >= debateLimits.statements) return 'debate_full';
  if (seen.filter((each) => each.by === by).length >= debateLimits.share) return 'your_share';
  return { type: 'statement-added', statementId, text };
}

function hideStatement(
  { statements }: DebateState,
  { statementId, reason }: Extract<DebateCommand, { type: 'hide-statement' }>,
): Outcome {
  const statement = statements.find(({ id }) => id === statementId);
  if (!statement) return 'statement_unknown';
  if (statement.hidden) return 'statement_already_hidden';
  return { type: 'statement-hidden', statementId, reason };
}

function harvest(
  { phase, statements }: DebateState,
  draftId: string,
  statementIds: readonly string[],
): Outcome {
  if (phase !== 'closed') return 'debate_not_closed';
  const chosen = statementIds.map((id) => statements.find((statement) => statement.id === id));
  if (chosen.some((statement) => !statement)) return 'statement_unknown';
  if (chosen.some((statement) => statement?.hidden)) return 'statement_hidden';
  return { type: 'harvested', draftId, statementIds: [...statementIds] };
}
