import {
  CommandResult,
  debateRequests,
  DebateEvents,
  DebateSnapshot,
  none,
  ReactionResult,
  StandResult,
  VoteResult,
  type DebateRequests,
} from '@samepage/contracts';
import { socketEvent, type SocketCall, type SocketEvent } from '../edge/socket-event';
import type { SocketLine } from '../edge/socket-line';
import type { CommandService } from './command.service';
import type { DebateService } from './debate.service';
import type { ReactionService } from './reaction.service';
import type { SignalService } from './signal.service';
import type { StandService } from './stand.service';
import type { VoteService } from './vote.service';

/** The rooms of debates, as the events use them. */
export interface DebateRooms {
  /** Writes down that someone comes in. @throws Failure where so many come from one address that no room is like that. */
  arrive(debateId: string, call: SocketCall): Promise<void>;
  /** Lets a socket in that holds the debate at this version. */
  enter(debateId: string, version: number, call: SocketCall): void;
  leave(debateId: string, line: SocketLine): void;
}

/** What answers the events. */
export interface DebateServices {
  debates: DebateService;
  commands: CommandService;
  votes: VoteService;
  stands: StandService;
  reactions: ReactionService;
  signals: SignalService;
}

const about = {
  at: 'debate',
  placeValue: ({ debateId }: { debateId: string }) => debateId,
} as const;

/** What can be asked on the debate socket, and by what right. A command names its own ability where it is decided. */
export function debateEvents(
  { debates, commands, votes, stands, reactions, signals }: DebateServices,
  rooms: DebateRooms,
): Record<keyof DebateRequests, SocketEvent> {
  return {
    'debate.join': socketEvent({
      ...about,
      ability: 'debate.see',
      schema: debateRequests['debate.join'],
      returns: DebateSnapshot,
      run: async ({ debateId }, call) => {
        await debates.requireEntry(debateId, call.asker);
        await rooms.arrive(debateId, call);
        return debates.snapshot(debateId, call.asker);
      },
      after: ({ id, state }, call) => rooms.enter(id, state.version, call),
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
      run: ({ debateId, after }, { asker }) => debates.sinceFor(debateId, after, asker),
    }),
    'debate.command': socketEvent({
      ...about,
      ability: 'debate.see',
      countedAs: 'statement.add',
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
    'debate.stand': socketEvent({
      ...about,
      ability: 'statement.vote',
      schema: debateRequests['debate.stand'],
      returns: StandResult,
      run: (stand, { asker }) => stands.take(stand, asker),
    }),
    'debate.react': socketEvent({
      ...about,
      ability: 'statement.vote',
      schema: debateRequests['debate.react'],
      returns: ReactionResult,
      run: (reaction, { asker }) => reactions.react(reaction, asker),
    }),
    'debate.signal': socketEvent({
      ...about,
      ability: 'debate.see',
      schema: debateRequests['debate.signal'],
      returns: none,
      run: async ({ debateId }, { asker }) => {
        await signals.signal(debateId, asker);
        return {};
      },
    }),
  };
}
