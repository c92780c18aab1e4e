import { usualPlan } from './plans';
import {
  reactionKinds,
  type Choice,
  type DebateCommand,
  type DebateState,
  type HandKind,
  type Moment,
  type MotionChoice,
  type ReactionKind,
  type Revealable,
} from '@samepage/contracts';
import { nextStep, onTheFloor } from '@samepage/debate';
import type { SeededRandom } from '@samepage/testing';

/** What somebody does next. */
export type Move =
  | { readonly kind: 'command'; readonly command: DebateCommand; readonly sees: boolean }
  | { readonly kind: 'vote'; readonly statementId: string; readonly choice: Choice }
  | { readonly kind: 'stand'; readonly moment: Moment; readonly choice: MotionChoice }
  | { readonly kind: 'react'; readonly about: string; readonly reaction: ReactionKind; readonly on: boolean }
  | { readonly kind: 'leave' };

const choices: readonly Choice[] = ['agree', 'disagree', 'pass'];
const stands: readonly MotionChoice[] = ['for', 'against', 'unsure'];
const hands: readonly HandKind[] = ['turn', 'turn', 'response', 'process', 'read-out'];
const revealables: readonly Revealable[] = ['statements', 'opening', 'closing'];

export function pick<T>(random: SeededRandom, from: readonly T[]): T {
  return from[random.below(from.length)] as T;
}

interface Asking {
  readonly debateId: string;
  readonly state: DebateState;
  readonly random: SeededRandom;
  readonly canRun: boolean;
  /** The membership of whoever moves, and of all others. */
  readonly by: string;
  readonly people: readonly string[];
  /** A number nobody else has, so that what is said is not said twice. */
  readonly number: number;
}

/** Something that people do in such a state, and now and then something that cannot be done in it. */
export function randomMove(asking: Asking): Move {
  const { random, canRun, state, debateId } = asking;
  if (random.chance(0.04)) return { kind: 'leave' };
  if (random.chance(0.15)) {
    // Now and then to what is not on the floor any more.
    const about = (random.chance(0.9) ? onTheFloor(state, debateId) : state.stepId) ?? debateId;
    return { kind: 'react', about, reaction: pick(random, reactionKinds), on: random.chance(0.7) };
  }
  // Voting is what most people do most of the time.
  if (state.statements.length > 0 && random.chance(0.45)) {
    return { kind: 'vote', statementId: pick(random, state.statements).id, choice: pick(random, choices) };
  }
  if (random.chance(0.15))
    return { kind: 'stand', moment: pick(random, ['opening', 'closing']), choice: pick(random, stands) };
  const command = canRun && random.chance(0.7) ? running(asking) : speaking(asking);
  return { kind: 'command', command, sees: random.chance(0.3) };
}

function speaking({ state, random, by, number }: Asking): DebateCommand {
  const own = state.hands.find((hand) => hand.by === by);
  const mine = state.statements.filter((statement) => statement.by === by);
  switch (random.below(6)) {
    case 0:
      return own ? { type: 'lower-hand', handId: own.id } : raise(random);
    case 1:
      return raise(random);
    case 2:
      if (state.turn?.hand.by !== by) return raise(random);
      return { type: pick(random, ['end-turn', 'pause-turn', 'resume-turn'] as const) };
    case 3:
      if (mine.length > 0)
        return {
          type: 'edit-statement',
          statementId: pick(random, mine).id,
          text: `What I meant is ${number}`,
        };
      break;
    default:
  }
  return { type: 'add-statement', text: `I hold that ${number} matters` };
}

function raise(random: SeededRandom): DebateCommand {
  const kind = pick(random, hands);
  return { type: 'raise-hand', kind, text: kind === 'read-out' ? 'Please read this' : null };
}

/** Mostly what a facilitator does to get on; the rest to see that nothing comes apart. */
function running(asking: Asking): DebateCommand {
  const { state, random, people, number } = asking;
  if (state.phase === 'lobby') return { type: 'open' };
  if (state.phase === 'closed') return random.chance(0.6) ? { type: 'reopen' } : { type: 'take-lead' };
  const statement = state.statements.length > 0 ? pick(random, state.statements) : undefined;
  const hand = state.hands.length > 0 ? pick(random, state.hands) : undefined;
  const person = pick(random, people);
  const options: (DebateCommand | undefined)[] = [
    nextStep(state) ? { type: 'next' } : { type: 'close' },
    { type: 'next' },
    { type: 'undo' },
    state.plan.steps.length > 0 ? { type: 'go-to', stepId: pick(random, state.plan.steps).id } : undefined,
    { type: 'pause-clock' },
    { type: 'resume-clock' },
    { type: 'extend-clock', seconds: 30 },
    { type: 'reveal', what: pick(random, revealables), shown: random.chance(0.7) },
    { type: 'freeze', frozen: random.chance(0.3) },
    { type: 'lock', locked: random.chance(0.3) },
    { type: 'take-lead' },
    hand && { type: 'call', handId: hand.id },
    hand && { type: 'call', handId: hand.id },
    hand && { type: 'place-hand', handId: hand.id, place: random.below(3) },
    { type: 'pause-turn' },
    { type: 'resume-turn' },
    { type: 'end-turn' },
    statement && { type: 'hide-statement', statementId: statement.id, reason: 'off the point' },
    statement && { type: 'reword-statement', statementId: statement.id, text: `In other words ${number}` },
    statement && {
      type: 'split-statement',
      statementId: statement.id,
      texts: [`First of all ${number}`, `And then ${number}`],
    },
    { type: 'note-words', kind: 'quote', text: `Somebody said ${number}`, of: person, groupId: null },
    { type: 'mute', membershipId: person, muted: random.chance(0.5) },
    { type: 'plan', plan: { ...state.plan, steps: usualPlan(random).steps } },
    {
      type: 'plan',
      plan: { ...state.plan, settings: { ...state.plan.settings, reactions: random.chance(0.7) } },
    },
  ];
  return pick(
    random,
    options.filter((option) => option !== undefined),
  );
}
