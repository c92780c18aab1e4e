import { Inject } from '@nestjs/common';
import { WebSocketGateway } from '@nestjs/websockets';
import { may } from '@samepage/access';
import type { Problem, ServerToClient } from '@samepage/contracts';
import type { Log, Queryable, Ring } from '@samepage/platform';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Server, Socket } from 'socket.io';
import { QUERYABLE } from '../database/queryable';
import { memberOf } from '../edge/asker';
import { SocketEdge } from '../edge/socket-edge';
import { SocketGateway } from '../edge/socket-gateway';
import type { SocketCall } from '../edge/socket-event';
import type { SocketLine, Stay } from '../edge/socket-line';
import { LOG } from '../edge/tokens';
import { CommandService } from './command.service';
import { debateEvents } from './debate-events';
import { DebateFeeds } from './debate-feeds';
import { ownerIn } from './own-ring';
import { debateOf, DebateRooms, roomOf } from './debate-rooms';
import { DebateService } from './debate.service';
import { PresenceService } from './presence.service';
import { authorsOf } from './proposals';
import { ReactionService } from './reaction.service';
import { SignalService } from './signal.service';
import { StandService } from './stand.service';
import { VoteService } from './vote.service';

/** How long to wait before reading once more what a newcomer lacks, in milliseconds. */
const retryAfter = 1_000;

const deskOf = (debateId: string): string => `desk:${debateId}`;

/** The live side of debates: a room for each, which hears what the log and the votes have become. */
@WebSocketGateway({ path: '/socket.io' })
export class DebateGateway extends SocketGateway {
  private server: Server<never, ServerToClient> | undefined;
  private stop: (() => void)[] = [];
  private readonly feeds: DebateFeeds;
  /** The sockets in any debate, by their ids. */
  private readonly present = new Map<string, SocketLine>();
  readonly events;

  constructor(
    edge: SocketEdge,
    private readonly debates: DebateService,
    private readonly presence: PresenceService,
    private readonly rooms: DebateRooms,
    commands: CommandService,
    votes: VoteService,
    stands: StandService,
    reactions: ReactionService,
    signals: SignalService,
    @Inject(QUERYABLE) private readonly queryable: Queryable,
    @Inject(LOG) private readonly log: Log,
  ) {
    super(edge);
    this.events = debateEvents(
      { debates, commands, votes, stands, reactions, signals },
      {
        arrive: (debateId, call) => this.arrive(debateId, call),
        enter: (debateId, version, call) => this.enter(debateId, version, call),
        leave: (debateId, line) => this.leave(debateId, line),
      },
    );
    this.feeds = new DebateFeeds(queryable, {
      since: (debateId, after) => debates.since(debateId, after),
      everyone: (debateId) => this.room(roomOf(debateId)),
      facilitators: (debateId) => this.room(deskOf(debateId)),
      sendAway: (debateId, membershipId, problem) => this.sendAway(debateId, membershipId, problem),
      onError: (err) => log.warn({ err }, 'a debate could not be read; trying again'),
    });
  }

  override afterInit(server: Server): void {
    super.afterInit(server);
    this.server = server;
    this.rooms.open(server);
    this.rooms.onEmptied((debateId) => this.feeds.empty(debateId));
    const { adapter } = server.of('/');
    adapter.on('leave-room', (room: string, socketId: string) => this.left(room, socketId));
    this.presence.start((debateId) => this.feeds.look(debateId));
    this.stop = [
      this.edge.bell.listen((ring) => this.hear(ring)),
      this.edge.bell.onGap(() => this.hearAll()),
    ];
  }

  override onModuleDestroy(): void {
    super.onModuleDestroy();
    for (const stop of this.stop) stop();
    this.feeds.stop();
  }

  protected override sayGone(socket: Socket, { room, value: debateId }: Stay, problem: Problem): void {
    // Whoever may not run it any more may still be in it.
    if (room === roomOf(debateId)) socket.emit('debate.gone', { debateId, problem });
  }

  private async arrive(debateId: string, { asker, line }: SocketCall): Promise<void> {
    await this.edge.limits.take('debateJoinByAddress', this.edge.addressOf(line.socket));
    await this.presence.arrive(debateId, memberOf(asker).id);
  }

  private enter(debateId: string, version: number, { asker, line }: SocketCall): void {
    const at = { at: 'debate', value: debateId } as const;
    line.enter({ room: roomOf(debateId), ability: 'debate.see', ...at });
    if (!line.socket.connected) return;
    this.present.set(line.socket.id, line);
    this.presence.enter(debateId, line.socket.id, memberOf(asker).id);
    if (may(asker.subject, 'debate.run', asker.place)) {
      line.enter({ room: deskOf(debateId), ability: 'debate.run', ...at });
    }
    void this.feeds.tellCounts(debateId, line.socket);
    if (this.feeds.enter(debateId, version).missed) void this.sendMissed(debateId, version, line.socket);
  }

  private leave(debateId: string, line: SocketLine): void {
    line.leave(deskOf(debateId));
    line.leave(roomOf(debateId));
  }

  private sendAway(debateId: string, membershipId: string, problem: Problem): void {
    for (const socketId of this.presence.socketsOf(debateId, membershipId)) {
      const line = this.present.get(socketId);
      if (!line) continue;
      this.leave(debateId, line);
      line.socket.emit('debate.gone', { debateId, problem });
    }
  }

  private async sendMissed(debateId: string, version: number, socket: Socket): Promise<void> {
    const read = () => this.debates.since(debateId, version);
    try {
      const missed = await read().catch(() => sleep(retryAfter, undefined, { ref: false }).then(read));
      socket.emit('debate.events', { debateId, ...missed });
      this.feeds.follow(debateId, missed.events);
    } catch {
      // The next event shows them the gap, and they ask for what it holds.
    }
  }

  private hear(ring: Ring): void {
    if (ring.about !== 'debate' || !this.room(roomOf(ring.id))) return;
    const owner = ownerIn(ring);
    if (owner === undefined) this.feeds.hear(ring);
    else this.tell(ring.id, owner);
  }

  private hearAll(): void {
    const debateIds = this.rooms.debates();
    this.feeds.hearAll(debateIds);
    for (const debateId of debateIds) void this.tellAuthors(debateId);
  }

  /** Tells one member, on all their sockets of this node, that something of their own changed. */
  private tell(debateId: string, membershipId: string): void {
    for (const socketId of this.presence.socketsOf(debateId, membershipId))
      this.present.get(socketId)?.socket.emit('debate.desk', { debateId });
  }

  /** What was judged meanwhile was told to nobody. */
  private async tellAuthors(debateId: string): Promise<void> {
    try {
      for (const author of await authorsOf(this.queryable, debateId)) this.tell(debateId, author);
    } catch (err) {
      this.log.warn(
        { err },
        'authors could not be told of what was judged; they see it when they come in again',
      );
    }
  }

  /** Everyone of this node in a room; undefined where nobody is. */
  private room(room: string) {
    return this.server?.of('/').adapter.rooms.has(room) ? this.server.to(room) : undefined;
  }

  private left(room: string, socketId: string): void {
    const debateId = debateOf(room);
    if (debateId !== undefined) this.presence.leave(debateId, socketId);
    // A socket's own room is the one it leaves with its connection.
    else if (room === socketId) this.present.delete(socketId);
  }
}
