import {
  handKinds,
  stepKinds,
  type DebateCommand,
  type DebateEvent,
  type DebatePlan,
  type DebateState,
} from '@samepage/contracts';
import fc from 'fast-check';
import { decide, decideHarvest, decideWithdrawal } from '../decide';
import type { Decision, DecisionContext } from '../decision';
import { emptyDebate, fold } from '../fold';
import { usualSettings } from '../plan';

const idOf = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

/** The people of these debates; the first is the facilitator nobody can mute. */
export const members = [1, 2, 3, 4, 5].map(idOf);
const stepIds = [11, 12, 13, 14, 15, 16].map(idOf);
const groupIds = [21, 22].map(idOf);

type Type = DebateCommand['type'] | 'harvest' | 'withdraw';

/** One thing somebody tries. What it is about is named by its place in the debate, so that most of them hit one. */
export interface Attempt {
  readonly type: Type;
  readonly by: number;
  readonly about: number;
  readonly place: number;
  readonly text: string;
  readonly is: boolean;
  /** Seconds since the attempt before. */
  readonly later: number;
  readonly canRun: boolean;
  readonly canSpeak: boolean;
  readonly expectedVersion: number | undefined;
  readonly isVotedOn: boolean;
  readonly kinds: readonly DebatePlan['steps'][number]['kind'][];
}

const types = [
  ...(['plan', 'open', 'open', 'close', 'reopen', 'reopen', 'next', 'next', 'undo', 'go-to'] as const),
  ...(['pause-clock', 'resume-clock', 'extend-clock', 'reveal', 'freeze', 'lock', 'take-lead'] as const),
  ...(['add-statement', 'add-statement', 'add-statement', 'edit-statement', 'reword-statement'] as const),
  ...(['split-statement', 'hide-statement', 'note-words', 'raise-hand', 'raise-hand', 'raise-hand'] as const),
  ...(['lower-hand', 'place-hand', 'call', 'call', 'pause-turn', 'resume-turn', 'extend-turn'] as const),
  ...(['end-turn', 'form-groups', 'move-member', 'mute', 'remove', 'harvest', 'withdraw'] as const),
];

/** Every command there is, so that a new one cannot be left out of the properties. */
export const attemptTypes: ReadonlySet<string> = new Set(types);

const attempt: fc.Arbitrary<Attempt> = fc.record({
  type: fc.constantFrom<Type>(...types),
  by: fc.nat(members.length - 1),
  about: fc.nat(7),
  place: fc.nat(5),
  text: fc.oneof(fc.constantFrom('Joy', 'joy!', 'Play'), fc.string({ minLength: 1, maxLength: 20 })),
  is: fc.boolean(),
  later: fc.oneof(fc.constant(0), fc.nat(90)),
  canRun: fc.constantFrom(true, true, true, false),
  canSpeak: fc.constantFrom(true, true, true, false),
  expectedVersion: fc.oneof(
    { weight: 9, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: fc.nat(12) },
  ),
  isVotedOn: fc.boolean(),
  kinds: fc.array(fc.constantFrom(...stepKinds), { maxLength: stepIds.length }),
});

function at<Item>(list: readonly Item[], index: number): Item | undefined {
  return list[index % Math.max(1, list.length)];
}

function planOf({ kinds, is, about }: Attempt): DebatePlan {
  return {
    motion: is ? 'Joy is work' : null,
    steps: kinds.map((kind, index) => ({
      id: stepIds[index] ?? '',
      kind,
      title: kind,
      words: '',
      seconds: index % 2 === 0 ? 60 : null,
    })),
    settings: { ...usualSettings, turnSeconds: about > 4 ? null : 30, voting: is ? 'secret' : 'open' },
  };
}

type Make = (state: DebateState, attempt: Attempt) => Record<string, unknown>;

const nothing: Make = () => ({});
const toStatement = (state: DebateState, { about }: Attempt): string =>
  at(state.statements, about)?.id ?? idOf(99);
const toHand = (state: DebateState, { about }: Attempt): string => at(state.hands, about)?.id ?? idOf(99);
const toMember = ({ about }: Attempt): string => at(members, about) ?? '';

const make: { readonly [Key in DebateCommand['type']]: Make } = {
  plan: (_, attempt) => ({ plan: planOf(attempt) }),
  open: nothing,
  close: nothing,
  reopen: nothing,
  next: nothing,
  undo: nothing,
  'go-to': (_, { about }) => ({ stepId: at(stepIds, about) }),
  'pause-clock': nothing,
  'resume-clock': nothing,
  'extend-clock': (_, { about }) => ({ seconds: (about - 3) * 20 }),
  reveal: (_, { about, is }) => ({ what: at(['statements', 'opening', 'closing'], about), shown: is }),
  freeze: (_, { is }) => ({ frozen: is }),
  lock: (_, { is }) => ({ locked: is }),
  'take-lead': nothing,
  'add-statement': (_, { text, is, about }) => ({ text, ...(is && { groupId: at(groupIds, about) }) }),
  'edit-statement': (state, attempt) => ({ statementId: toStatement(state, attempt), text: attempt.text }),
  'reword-statement': (state, attempt) => ({ statementId: toStatement(state, attempt), text: attempt.text }),
  'split-statement': (state, attempt) => ({
    statementId: toStatement(state, attempt),
    texts: [attempt.text, `${attempt.text} too`],
  }),
  'hide-statement': (state, attempt) => ({
    statementId: toStatement(state, attempt),
    reason: 'off the point',
  }),
  'note-words': (_, { text, is, about }) => ({
    kind: is ? 'quote' : 'note',
    text,
    of: is ? at(members, about) : null,
    groupId: is ? null : at(groupIds, about),
  }),
  'raise-hand': (_, { about, is, text }) => ({ kind: at(handKinds, about), text: is ? text : null }),
  'lower-hand': (state, attempt) => ({ handId: toHand(state, attempt) }),
  'place-hand': (state, attempt) => ({
    handId: toHand(state, attempt),
    place: attempt.is ? attempt.place : null,
  }),
  call: (state, attempt) => ({ handId: toHand(state, attempt) }),
  'pause-turn': nothing,
  'resume-turn': nothing,
  'extend-turn': (_, { about }) => ({ seconds: (about - 3) * 10 }),
  'end-turn': nothing,
  'form-groups': (_, { about }) => ({
    groups: groupIds.map((id, index) => ({
      id,
      name: `Table ${index + 1}`,
      members: members.filter((_, member) => (member + about) % groupIds.length === index),
      documentId: null,
    })),
  }),
  'move-member': (_, attempt) => ({
    membershipId: toMember(attempt),
    groupId: attempt.is ? at(groupIds, attempt.place) : null,
  }),
  mute: (_, attempt) => ({ membershipId: toMember(attempt), muted: attempt.is }),
  remove: (_, attempt) => ({ membershipId: toMember(attempt), removed: attempt.is }),
};

/** The command an attempt comes to in this state; none for what is not a command. */
function commandOf(state: DebateState, attempt: Attempt): DebateCommand | undefined {
  const { type } = attempt;
  if (type === 'harvest' || type === 'withdraw') return undefined;
  return { type, ...make[type](state, attempt) } as DebateCommand;
}

function decided(state: DebateState, attempt: Attempt, context: DecisionContext): Decision {
  const command = commandOf(state, attempt);
  if (command) return decide(state, command, context);
  if (attempt.type === 'withdraw') return decideWithdrawal(state, context.by, context);
  const statementIds = [toStatement(state, attempt)];
  return decideHarvest(state, { draftId: idOf(98), statementIds }, context);
}

/** One attempt as it went. */
export interface Played {
  readonly before: DebateState;
  readonly command: DebateCommand | undefined;
  readonly decide: () => Decision;
  readonly decision: Decision;
}

export interface AnyDebate {
  readonly attempts: readonly Played[];
  readonly log: readonly DebateEvent[];
  /** Kept step by step while the log was written. */
  readonly state: DebateState;
}

/** Makes any change to a state throw. What is frozen already is frozen all the way down. */
function frozen<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.values(value).forEach(frozen);
  return Object.freeze(value);
}

/** Plays attempts on a new debate, as a server would: each is decided on the state the one before left. */
export function play(attempts: readonly Attempt[]): AnyDebate {
  let state = frozen(emptyDebate());
  let now = Date.parse('2026-03-01T10:00:00.000Z');
  let made = 1000;
  const log: DebateEvent[] = [];
  const played = attempts.map((attempt): Played => {
    now += attempt.later * 1000;
    const context = {
      ...attempt,
      by: members[attempt.by] ?? '',
      at: new Date(now).toISOString(),
      newIds: Array.from({ length: 4 }, () => idOf(++made)),
      isMotionVotedOn: attempt.isVotedOn,
      isAboutFacilitator: toMember(attempt) === members[0],
    };
    const before = state;
    const again = (): Decision => decided(before, attempt, context);
    const decision = again();
    if ('accepted' in decision) {
      log.push(decision.accepted);
      state = frozen(fold(state, frozen(decision.accepted)));
    }
    return { before, command: commandOf(before, attempt), decide: again, decision };
  });
  return { attempts: played, log, state };
}

/** Most debates are opened, or hardly anything could happen in them. */
export const anyDebate: fc.Arbitrary<AnyDebate> = fc
  .record({
    plan: attempt,
    attempts: fc.array(attempt, { maxLength: 120, size: 'max' }),
    isOpen: fc.constantFrom(true, true, false),
  })
  .map(({ plan, attempts, isOpen }) => {
    const begun = { ...plan, by: 0, canRun: true, expectedVersion: undefined };
    const first: Attempt[] = isOpen
      ? [
          { ...begun, type: 'plan' },
          { ...begun, type: 'open' },
        ]
      : [];
    return play([...first, ...attempts]);
  });
