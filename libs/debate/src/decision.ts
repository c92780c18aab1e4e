import type { DebateCommand, DebateEvent, DebateState } from '@samepage/contracts';
import type { RefusalReason } from './refusals';

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

export type CommandType = DebateCommand['type'];
export type Asking<Type extends CommandType> = Extract<DebateCommand, { type: Type }>;

/** What an event says of itself, before it is stamped with its sequence, time and author. */
export type Happening<Event = DebateEvent> = Event extends DebateEvent
  ? Omit<Event, 'sequence' | 'at' | 'by'>
  : never;
export type Outcome = Happening | RefusalReason;

type Rule<Type extends CommandType> = (
  state: DebateState,
  command: Asking<Type>,
  context: DecisionContext,
) => Outcome;
/** What some commands come to, each by a rule of its own. */
export type Rules<Type extends CommandType> = { readonly [Each in Type]: Rule<Each> };
