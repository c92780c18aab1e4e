import { z } from 'zod';
import {
  Choice,
  SendDebateCommand,
  type CommandResult,
  type DebateEvents,
  type DebateSnapshot,
  type Tally,
  type VoteResult,
} from './debate';
import { id, sequence } from './ids';
import type { Problem } from './problem';

/** What a client may send on the debate socket: one schema an event. An event without one is refused. */
export const debateRequests = {
  'debate.join': z.object({ debateId: id }),
  'debate.leave': z.object({ debateId: id }),
  'debate.since': z.object({ debateId: id, after: sequence }),
  'debate.command': SendDebateCommand.extend({ debateId: id }),
  'debate.vote': z.object({ debateId: id, statementId: id, choice: Choice }),
} as const;

export type DebateRequests = { [E in keyof typeof debateRequests]: z.input<(typeof debateRequests)[E]> };

/** What each request is answered with, in its acknowledgement. */
export interface DebateAnswers {
  'debate.join': DebateSnapshot;
  'debate.leave': Record<string, never>;
  'debate.since': DebateEvents;
  'debate.command': CommandResult;
  'debate.vote': VoteResult;
}

export type Answer<T> = { ok: true; value: T } | { ok: false; problem: Problem };

/** socket.io's map of client-to-server events. */
export type ClientToServer = {
  [E in keyof DebateRequests]: (
    request: DebateRequests[E],
    answer: (answer: Answer<DebateAnswers[E]>) => void,
  ) => void;
};

/** socket.io's map of server-to-client events. Events come in order; a client that sees a gap asks `debate.since`. */
export interface ServerToClient {
  'debate.events': (message: { debateId: string } & DebateEvents) => void;
  /** Only the statements whose tally changed, at most four times a second. */
  'debate.tallies': (message: { debateId: string; tallies: Record<string, Tally> }) => void;
  /** How many sockets are in the debate; sent when it changes, at most once a second. */
  'debate.here': (message: { debateId: string; here: number }) => void;
  /** The right to be here has ended; the socket leaves the debate. */
  'debate.gone': (message: { debateId: string; problem: Problem }) => void;
}
