import {
  CommandResult,
  debateRequests,
  DebateEvents,
  DebateSnapshot,
  none,
  VoteResult,
  type DebateRequests,
} from '@samepage/contracts';
import { socketEvent, type SocketEvent } from '../edge/socket-event';
import type { SocketLine } from '../edge/socket-line';
import type { CommandService } from './command.service';
import type { DebateService } from './debate.service';
import type { VoteService } from './vote.service';

/** The rooms of debates, as the events use them. */
export interface DebateRooms {
  /** Lets a socket in that holds the debate at this version. */
  enter(debateId: string, version: number, line: SocketLine): void;
  leave(debateId: string, line: SocketLine): void;
}

const about = {
  at: 'debate',
  placeValue: ({ debateId }: { debateId: string }) => debateId,
} as const;

/** What can be asked on the debate socket, and by what right. A command names its own ability where it is decided. */
export function debateEvents(
  debates: DebateService,
  commands: CommandService,
  votes: VoteService,
  rooms: DebateRooms,
): Record<keyof DebateRequests, SocketEvent> {
  return {
    'debate.join': socketEvent({
      ...about,
      ability: 'debate.see',
      schema: debateRequests['debate.join'],
      returns: DebateSnapshot,
      run: ({ debateId }, { asker }) => debates.snapshot(debateId, asker),
      after: ({ id, state }, { line }) => rooms.enter(id, state.version, line),
    }),
    'debate.leave': socketEvent({
      ...about,
      ability: 'debate.see',
      schema: debateRequests['debate.leave'],
      returns: none,
      run: ({ debateId }, { line }) => {
        rooms.leave(debateId, line);
        return Promise.resolve({});
      },
    }),
    'debate.since': socketEvent({
      ...about,
      ability: 'debate.see',
      schema: debateRequests['debate.since'],
      returns: DebateEvents,
      run: ({ debateId, after }) => debates.since(debateId, after),
    }),
    'debate.command': socketEvent({
      ...about,
      ability: 'debate.see',
      schema: debateRequests['debate.command'],
      returns: CommandResult,
      run: ({ debateId, ...sent }, { asker }) => commands.send(debateId, sent, asker),
    }),
    'debate.vote': socketEvent({
      ...about,
      ability: 'statement.vote',
      schema: debateRequests['debate.vote'],
      returns: VoteResult,
      run: (vote, { asker }) => votes.cast(vote, asker),
    }),
  };
}
