import type { DebateState, DebateStatement } from '@samepage/contracts';
import { isOver } from './clock';
import type { Asking, DecisionContext, Outcome, Rules } from './decision';
import { debateLimits } from './limits';
import type { RefusalReason } from './refusals';
import { comparable } from './same-text';
import { currentStep, ruleNow } from './steps';

/** What is said, changed and hidden. */
export const statementRules: Rules<
  | ('add-statement' | 'edit-statement' | 'reword-statement' | 'split-statement')
  | ('hide-statement' | 'note-words')
> = {
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
    // Without a name it would be the facilitator's who wrote it down.
    if (kind === 'quote' && of === null) return 'quote_of_nobody';
    if (groupId !== null && !state.groups.some(({ id }) => id === groupId)) return 'group_unknown';
    const seen = visible(state);
    if (seen.length >= debateLimits.statements) return 'debate_full';
    const whose = { ...(of !== null && { of }), ...(groupId !== null && { groupId }) };
    return { type: 'statement-added', statementId, text, kind, ...whose };
  },
};

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
  // It was sent in time: nobody who waits to be let through is too late because the debate was closed meanwhile.
  const cannot = isLookedAt && state.phase !== 'lobby' ? undefined : cannotSay(state, context);
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
function votable(
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

/** Statements that are taken into a draft. */
export function harvest(
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

function visible({ statements }: DebateState): DebateStatement[] {
  return statements.filter(({ hidden, recast }) => !hidden && !recast);
}

function isThere({ statements }: DebateState, text: string, except?: string): boolean {
  const same = comparable(text);
  return statements.some(
    (each) => each.id !== except && each.kind === 'statement' && comparable(each.text) === same,
  );
}
