import { Inject } from '@nestjs/common';
import { WebSocketGateway } from '@nestjs/websockets';
import type { Problem, ServerToClient } from '@samepage/contracts';
import type { Log, Queryable, Ring, Settings } from '@samepage/platform';
import type { Server, Socket } from 'socket.io';
import { QUERYABLE } from '../database/queryable';
import { SocketEdge } from '../edge/socket-edge';
import { SocketGateway } from '../edge/socket-gateway';
import type { SocketLine, Stay } from '../edge/socket-line';
import { LOG, SETTINGS } from '../edge/tokens';
import { CommandService } from './command.service';
import { debateEvents } from './debate-events';
import { DebateFeed } from './debate-feed';
import { DebateService } from './debate.service';
import { Paced } from './paced';
import { talliesOf } from './tallies';
import { TallyFeed } from './tally-feed';
import { VoteService } from './vote.service';

/** How often `debate.here` is sent at most, in milliseconds. */
const hereEvery = 1_000;

const prefix = 'debate:';
const roomOf = (debateId: string): string => prefix + debateId;

/** The live side of debates: a room for each, which hears what the log and the votes have become. */
@WebSocketGateway({ path: '/socket.io' })
export class DebateGateway extends SocketGateway {
  private server: Server<never, ServerToClient> | undefined;
  private stop: (() => void)[] = [];
  private readonly feed: DebateFeed;
  private readonly tallies: TallyFeed;
  private readonly here = new Paced(hereEvery, (id) => this.sayHere(id));
  readonly events;

  constructor(
    edge: SocketEdge,
    private readonly debates: DebateService,
    commands: CommandService,
    votes: VoteService,
    @Inject(QUERYABLE) queryable: Queryable,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(LOG) log: Log,
  ) {
    super(edge);
    const onError = (err: unknown): void => log.warn({ err }, 'a debate could not be read; trying again');
    this.events = debateEvents(debates, commands, votes, {
      enter: (debateId, version, line) => this.enter(debateId, version, line),
      leave: (debateId, line) => line.leave(roomOf(debateId)),
    });
    this.feed = new DebateFeed({
      since: (debateId, after) => debates.since(debateId, after),
      emit: (debateId, events) => this.room(debateId)?.emit('debate.events', { debateId, ...events }),
      onError,
    });
    this.tallies = new TallyFeed({
      count: (debateId) => talliesOf(queryable, debateId),
      emit: (debateId, tallies) => this.room(debateId)?.emit('debate.tallies', { debateId, tallies }),
      onError,
    });
  }

  override afterInit(server: Server): void {
    super.afterInit(server);
    this.server = server;
    const { adapter } = server.of('/');
    adapter.on('delete-room', (room: string) => this.emptied(room));
    if (this.settings.shape === 'embedded') {
      adapter.on('join-room', (room: string) => this.count(room));
      adapter.on('leave-room', (room: string) => this.count(room));
    }
    this.stop = [
      this.edge.bell.listen((ring) => this.hear(ring)),
      this.edge.bell.onGap(() => this.hearAll()),
    ];
  }

  override onModuleDestroy(): void {
    super.onModuleDestroy();
    for (const stop of this.stop) stop();
    for (const each of [this.feed, this.tallies, this.here]) each.stop();
  }

  protected override sayGone(socket: Socket, { value: debateId }: Stay, problem: Problem): void {
    socket.emit('debate.gone', { debateId, problem });
  }

  private enter(debateId: string, version: number, line: SocketLine): void {
    line.enter({ room: roomOf(debateId), ability: 'debate.see', at: 'debate', value: debateId });
    if (this.feed.follow(debateId, version).missed) void this.sendMissed(debateId, version, line.socket);
  }

  private async sendMissed(debateId: string, version: number, socket: Socket): Promise<void> {
    try {
      socket.emit('debate.events', { debateId, ...(await this.debates.since(debateId, version)) });
    } catch {
      // The next event shows them the gap, and they ask for what it holds.
    }
  }

  private hear({ about, id, sequence }: Ring): void {
    if (about !== 'debate' || !this.occupied(id)) return;
    if (sequence === undefined) this.tallies.hear(id);
    else this.feed.hear(id, sequence);
  }

  private hearAll(): void {
    this.feed.hearAll();
    for (const room of this.server?.of('/').adapter.rooms.keys() ?? []) {
      if (room.startsWith(prefix)) this.tallies.hear(room.slice(prefix.length));
    }
  }

  private occupied(debateId: string): boolean {
    return this.server?.of('/').adapter.rooms.has(roomOf(debateId)) ?? false;
  }

  private room(debateId: string) {
    return this.server?.to(roomOf(debateId));
  }

  private emptied(room: string): void {
    if (!room.startsWith(prefix)) return;
    const debateId = room.slice(prefix.length);
    this.feed.unfollow(debateId);
    this.tallies.unfollow(debateId);
  }

  private count(room: string): void {
    if (room.startsWith(prefix)) this.here.ask(room.slice(prefix.length));
  }

  private sayHere(debateId: string): void {
    const here = this.server?.of('/').adapter.rooms.get(roomOf(debateId))?.size ?? 0;
    this.room(debateId)?.emit('debate.here', { debateId, here });
  }
}
