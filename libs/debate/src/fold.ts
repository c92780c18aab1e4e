import type { DebateEvent, DebateState, DebateStatement } from '@samepage/contracts';
import { firstPhase, isPhaseEvent, phaseAfter } from './transitions';

/** A debate in which nothing has happened. */
export function emptyDebate(): DebateState {
  return { version: 0, phase: firstPhase, statements: [], harvests: [] };
}

/** An event did not follow the one before it: some are missing, or it came twice. */
export class SequenceGap extends Error {
  override readonly name = 'SequenceGap';

  constructor(
    readonly version: number,
    readonly sequence: number,
  ) {
    super(`Event ${sequence} does not follow version ${version}.`);
  }
}

/**
 * The one reducer, of server and client alike: the state after the next event. Never changes what it is given.
 * @throws SequenceGap unless the event's sequence is the state's version plus one.
 * @throws RangeError for an event that cannot happen in this phase: the log is not one that `decide` wrote.
 */
export function fold(state: DebateState, event: DebateEvent): DebateState {
  if (event.sequence !== state.version + 1) throw new SequenceGap(state.version, event.sequence);
  return { ...change(state, event), version: event.sequence };
}

function change(state: DebateState, event: DebateEvent): DebateState {
  switch (event.type) {
    case 'opened':
    case 'closed':
    case 'reopened':
      return moved(state, event.type);
    case 'statement-added': {
      const { statementId: id, text, by, at } = event;
      return { ...state, statements: [...state.statements, { id, text, by, at, hidden: false }] };
    }
    case 'statement-hidden':
      return { ...state, statements: state.statements.map(hide(event.statementId)) };
    case 'harvested': {
      const { draftId, statementIds, at } = event;
      return { ...state, harvests: [...state.harvests, { draftId, statementIds, at }] };
    }
  }
}

function moved(state: DebateState, event: DebateEvent['type']): DebateState {
  const phase = isPhaseEvent(event) ? phaseAfter(state.phase, event) : undefined;
  if (!phase) throw new RangeError(`A debate that is ${state.phase} cannot be ${event}.`);
  return { ...state, phase };
}

function hide(id: string): (statement: DebateStatement) => DebateStatement {
  return (statement) => (statement.id === id ? { ...statement, hidden: true } : statement);
}

export interface CaughtUp {
  readonly state: DebateState;
  /** Set when events are missing: ask for everything after this sequence. */
  readonly missingAfter: number | undefined;
}

/**
 * Folds what arrived onto what is held, as every client does: what is held already is passed over, and at a gap it
 * stops and says so. Events may come in any order and more than once.
 */
export function catchUp(held: DebateState, events: readonly DebateEvent[]): CaughtUp {
  let state = held;
  for (const event of events.toSorted((one, other) => one.sequence - other.sequence)) {
    if (event.sequence <= state.version) continue;
    if (event.sequence > state.version + 1) return { state, missingAfter: state.version };
    state = fold(state, event);
  }
  return { state, missingAfter: undefined };
}
