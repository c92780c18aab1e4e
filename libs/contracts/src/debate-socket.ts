import { z } from 'zod';
import type { DebateEvents, DebateSnapshot, Here } from './debate';
import { Moment, SendDebateCommand, type CommandResult } from './debate-event';
import { React, ReactionKind, type ReactionResult, type Reactions } from './debate-reaction';
import { CastVote, TakeStand, type StandResult, type Standings, type VoteResult } from './debate-vote';
import { id, sequence } from './ids';
import type { RoomMap } from './opinion';
import type { Problem } from './problem';

/** What a client may send on the debate socket: one schema an event. An event without one is refused. */
export const debateRequests = {
  'debate.join': z.object({ debateId: id }),
  'debate.leave': z.object({ debateId: id }),
  'debate.since': z.object({ debateId: id, after: sequence }),
  'debate.command': SendDebateCommand.extend({ debateId: id }),
  'debate.vote': CastVote.extend({ debateId: id, statementId: id }),
  'debate.stand': TakeStand.extend({ debateId: id, moment: Moment }),
  'debate.react': React.extend({ debateId: id, about: id, kind: ReactionKind }),
  /** A quiet word to the facilitators: I need a pause. */
  'debate.signal': z.object({ debateId: id }),
} as const;

export type DebateRequests = { [E in keyof typeof debateRequests]: z.input<(typeof debateRequests)[E]> };

/** What each request is answered with, in its acknowledgement. */
export interface DebateAnswers {
  'debate.join': DebateSnapshot;
  'debate.leave': Record<string, never>;
  'debate.since': DebateEvents;
  'debate.command': CommandResult;
  'debate.vote': VoteResult;
  'debate.stand': StandResult;
  'debate.react': ReactionResult;
  'debate.signal': Record<string, never>;
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
  /** How the votes stand, at most four times a second. Of tallies and counts only those that changed. */
  'debate.standings': (message: { debateId: string } & Standings) => void;
  /** How people react to what is on the floor, all of it, at most four times a second. */
  'debate.reactions': (message: { debateId: string; counts: Reactions }) => void;
  /** Who is in the debate; sent when it changes, at most once a second. */
  'debate.here': (message: { debateId: string } & Here) => void;
  /** Where the room stands, at most every two seconds while votes come in; ask `GET /debates/:debateId/map` first. */
  'debate.map': (message: { debateId: string } & RoomMap) => void;
  /** To facilitators: something on their desk changed. To anyone else: words of theirs that waited were judged. */
  'debate.desk': (message: { debateId: string }) => void;
  /** The lines of what moved people may have changed; `GET /debates/:debateId/swing` says what there is. */
  'debate.moved': (message: { debateId: string }) => void;
  /** The right to be here has ended; the socket leaves the debate. */
  'debate.gone': (message: { debateId: string; problem: Problem }) => void;
}
