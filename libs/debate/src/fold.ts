import type { DebateEvent, DebateState, DebateStatement, Hand, Turn } from '@samepage/contracts';
import { after, extendClock, leftOf, pauseClock, resumeClock, startClock } from './clock';
import { changedAt } from './moved-on';
import { emptyPlan } from './plan';
import { firstPhase, isPhaseEvent, phaseAfter } from './transitions';

/** A debate in which nothing has happened. */
export function emptyDebate(): DebateState {
  return {
    version: 0,
    changedAt: { course: 0, turn: 0, groups: 0 },
    phase: firstPhase,
    plan: emptyPlan,
    stepId: null,
    clock: null,
    trail: [],
    revealed: [],
    ended: [],
    frozen: false,
    locked: false,
    lead: null,
    statements: [],
    hands: [],
    turn: null,
    floor: null,
    spoken: {},
    groups: [],
    muted: [],
    removed: [],
    harvests: [],
  };
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
  return {
    ...change(state, event),
    version: event.sequence,
    changedAt: changedAt(state.changedAt, event),
  };
}

type Change<Type extends DebateEvent['type']> = (
  state: DebateState,
  event: Extract<DebateEvent, { type: Type }>,
) => DebateState;

/** What each event changes. */
const changes: { [Type in DebateEvent['type']]: Change<Type> } = {
  planned: (state, { plan }) => ({ ...state, plan }),
  opened: (state, { type, entered, at }) => {
    const opened = moved(state, type);
    if (!entered) return opened;
    return { ...opened, stepId: entered.stepId, clock: startClock(at, entered.endsAt) };
  },
  closed: (state, { type, at }) => ({
    ...endTurn(moved(state, type), at),
    clock: state.clock && pauseClock(state.clock, at),
  }),
  reopened: (state, { type }) => moved(state, type),
  'step-entered': (state, { stepId, endsAt, how, at }) => {
    const entered = { ...endTurn(state, at), stepId, floor: null, clock: startClock(at, endsAt) };
    return how === 'undone' ? backIn(entered, at) : { ...entered, trail: left(state, at) };
  },
  'clock-paused': (state, { at }) => ({ ...state, clock: state.clock && pauseClock(state.clock, at) }),
  'clock-resumed': (state, { endsAt }) => ({
    ...state,
    clock: state.clock && resumeClock(state.clock, endsAt),
  }),
  'clock-extended': (state, { seconds, at }) => ({
    ...state,
    clock: state.clock && extendClock(state.clock, seconds, at),
  }),
  revealed: (state, { what, shown }) => ({
    ...state,
    revealed: toggled(state.revealed, what, shown),
    ended: what !== 'statements' && shown ? toggled(state.ended, what, true) : state.ended,
  }),
  frozen: (state, { frozen }) => ({ ...state, frozen }),
  locked: (state, { locked }) => ({ ...state, locked }),
  'lead-taken': (state, { by }) => ({ ...state, lead: by }),
  'statement-added': (state, event) => {
    const { statementId: id, text, by, of = by, at, kind = 'statement', groupId = null } = event;
    return {
      ...state,
      statements: [...state.statements, statement({ id, text, by: of, at, kind, groupId })],
    };
  },
  'statement-edited': (state, { statementId, text }) => withStatement(state, statementId, () => ({ text })),
  'statement-recast': (state, { statementId, how, into, at }) => {
    const { by = '', groupId = null } = state.statements.find(({ id }) => id === statementId) ?? {};
    const made = into.map(({ statementId: id, text }) =>
      statement({ id, text, by, at, kind: 'statement', groupId, from: { id: statementId, how } }),
    );
    const recast = withStatement(state, statementId, () => ({ recast: true }));
    return { ...recast, statements: [...recast.statements, ...made] };
  },
  'statement-hidden': (state, { statementId }) =>
    withStatement(state, statementId, () => ({ hidden: true, text: '' })),
  'hand-raised': (state, { handId: id, by, at, kind, text }) => ({
    ...state,
    hands: [...state.hands, { id, by, at, kind, text, place: null }],
  }),
  'hand-lowered': (state, { handId }) => ({ ...state, hands: state.hands.filter(({ id }) => id !== handId) }),
  'hand-placed': (state, { handId, place }) => ({
    ...state,
    hands: state.hands.map((hand) => (hand.id === handId ? { ...hand, place } : hand)),
  }),
  'turn-begun': (before, { handId, endsAt, at }) => {
    const state = endTurn(before, at);
    const hand = state.hands.find(({ id }) => id === handId);
    if (!hand) return state;
    return {
      ...state,
      hands: movedUp(
        state.hands.filter((each) => each !== hand),
        hand,
      ),
      floor: handId,
      turn: { hand, clock: startClock(at, endsAt), spokenMs: 0, runsSince: at, isOwnPause: false },
    };
  },
  'turn-paused': (state, { at, own = false }) =>
    withTurn(state, (turn) => ({ ...pauseTurn(turn, at), isOwnPause: own })),
  'turn-resumed': (state, { endsAt, at }) =>
    withTurn(state, (turn) => ({
      ...turn,
      clock: resumeClock(turn.clock, endsAt),
      runsSince: at,
      isOwnPause: false,
    })),
  'turn-extended': (state, { seconds, at }) =>
    withTurn(state, (turn) => ({ ...turn, clock: extendClock(turn.clock, seconds, at) })),
  'turn-ended': (state, { at }) => endTurn(state, at),
  'groups-formed': (state, { groups }) => ({ ...state, groups }),
  'member-moved': (state, { membershipId, groupId }) => ({
    ...state,
    groups: state.groups.map((group) => ({
      ...group,
      members: toggled(group.members, membershipId, group.id === groupId),
    })),
  }),
  muted: (state, { membershipId, muted, at }) => ({
    ...(muted ? silenced(state, membershipId, at) : state),
    muted: toggled(state.muted, membershipId, muted),
  }),
  removed: (state, { membershipId, removed, at }) => ({
    ...(removed ? withoutPlace(silenced(state, membershipId, at), membershipId) : state),
    removed: toggled(state.removed, membershipId, removed),
  }),
  'words-withdrawn': (state, { membershipId }) => ({
    ...state,
    statements: state.statements.map((each) =>
      each.by === membershipId ? { ...each, text: '', withdrawn: true } : each,
    ),
    hands: state.hands.map((hand) => (hand.by === membershipId ? { ...hand, text: null } : hand)),
    turn: state.turn && withoutText(state.turn, membershipId),
    trail: state.trail.map((each) => ({
      ...each,
      turn: each.turn && withoutText(each.turn, membershipId),
    })),
  }),
  harvested: (state, { draftId, statementIds, at }) => ({
    ...state,
    harvests: [...state.harvests, { draftId, statementIds, at }],
  }),
};

function change(state: DebateState, event: DebateEvent): DebateState {
  return (changes[event.type] as Change<DebateEvent['type']>)(state, event);
}

function moved(state: DebateState, event: DebateEvent['type']): DebateState {
  const phase = isPhaseEvent(event) ? phaseAfter(state.phase, event) : undefined;
  if (!phase) throw new RangeError(`A debate that is ${state.phase} cannot be ${event}.`);
  return { ...state, phase };
}

/** The trail once the current step is left. */
function left({ trail, stepId, clock, turn }: DebateState, at: string): DebateState['trail'] {
  if (stepId === null) return trail;
  const time = { leftMs: clock && leftOf(clock, at), isPaused: clock?.isPaused ?? false };
  const speaking = {
    turn: turn && pauseTurn(turn, at),
    isSpeaking: turn !== null && turn.runsSince !== null,
  };
  return [...trail, { stepId, ...time, ...speaking }];
}

/** The step that was just gone back to, as it was left: its time and its turn run where they did, and else stand still. */
function backIn(state: DebateState, at: string): DebateState {
  const { stepId, clock, trail } = state;
  const index = trail.findLastIndex((each) => each.stepId === stepId);
  const found = trail[index];
  if (!found) return state;
  const back = {
    ...state,
    trail: trail.slice(0, index),
    clock: found.isPaused && clock ? { ...clock, endsAt: null, leftMs: found.leftMs, isPaused: true } : clock,
  };
  return found.turn ? withTurnAgain(back, found.turn, found.isSpeaking, at) : back;
}

/** Gives a turn back that was ended, unless whoever had it may not speak any more; it counts once, when it ends. */
function withTurnAgain(state: DebateState, turn: Turn, isSpeaking: boolean, at: string): DebateState {
  const { by, id: floor } = turn.hand;
  const had = state.spoken[by];
  if (!had || state.muted.includes(by) || state.removed.includes(by)) return state;
  const { [by]: _, ...others } = state.spoken;
  const before = { ms: Math.max(0, had.ms - turn.spokenMs), turns: had.turns - 1 };
  const runs = { clock: resumeClock(turn.clock, after(at, turn.clock.leftMs)), runsSince: at };
  return {
    ...state,
    floor,
    turn: isSpeaking ? { ...turn, ...runs } : turn,
    spoken: before.turns > 0 ? { ...others, [by]: before } : others,
  };
}

function statement(
  made: Pick<DebateStatement, 'id' | 'text' | 'by' | 'at' | 'kind' | 'groupId'> & Partial<DebateStatement>,
): DebateStatement {
  return { from: null, hidden: false, recast: false, withdrawn: false, ...made };
}

function withStatement(
  state: DebateState,
  statementId: string,
  change: () => Partial<DebateStatement>,
): DebateState {
  const statements = state.statements.map((each) =>
    each.id === statementId ? { ...each, ...change() } : each,
  );
  return { ...state, statements };
}

/** A turn without the words that its owner had read out, where it is this member's. */
function withoutText(turn: Turn, membershipId: string): Turn {
  return turn.hand.by === membershipId ? { ...turn, hand: { ...turn.hand, text: null } } : turn;
}

function withTurn(state: DebateState, change: (turn: Turn) => Turn): DebateState {
  return { ...state, turn: state.turn && change(state.turn) };
}

function pauseTurn(turn: Turn, at: string): Turn {
  return { ...turn, clock: pauseClock(turn.clock, at), spokenMs: spokenOf(turn, at), runsSince: null };
}

/** How long whoever has the turn has spoken in it, in milliseconds. */
export function spokenOf({ spokenMs, runsSince }: Turn, at: string): number {
  return spokenMs + (runsSince === null ? 0 : Math.max(0, Date.parse(at) - Date.parse(runsSince)));
}

/** Ends the turn, if there is one, and adds what was spoken in it to what its speaker has spoken. */
function endTurn(state: DebateState, at: string): DebateState {
  const { turn, spoken } = state;
  if (!turn) return state;
  const { by } = turn.hand;
  const { ms, turns } = spoken[by] ?? { ms: 0, turns: 0 };
  return {
    ...state,
    turn: null,
    spoken: { ...spoken, [by]: { ms: ms + spokenOf(turn, at), turns: turns + 1 } },
  };
}

/** Ends somebody's turn, and takes down the hand they have up. */
function silenced(before: DebateState, membershipId: string, at: string): DebateState {
  const state = before.turn?.hand.by === membershipId ? endTurn(before, at) : before;
  return { ...state, hands: state.hands.filter(({ by }) => by !== membershipId) };
}

function withoutPlace(state: DebateState, membershipId: string): DebateState {
  const groups = state.groups.map((group) => ({
    ...group,
    members: toggled(group.members, membershipId, false),
  }));
  return { ...state, groups };
}

/** The list with or without something, in its order. */
function toggled<T>(list: readonly T[], one: T, isIn: boolean): T[] {
  if (!isIn) return list.filter((each) => each !== one);
  return list.includes(one) ? [...list] : [...list, one];
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

/**
 * Who was put second is first once the first has been called: places that a facilitator gave move up behind whoever
 * is called. Only someone who was put further back leaves them where they are.
 */
function movedUp(hands: readonly Hand[], { place: called }: Hand): Hand[] {
  return hands.map((hand) => {
    const { place } = hand;
    const isBehind = place !== null && place > 0 && (called === null || called < place);
    return isBehind ? { ...hand, place: place - 1 } : hand;
  });
}
