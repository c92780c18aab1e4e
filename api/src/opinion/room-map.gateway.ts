import { Inject, type OnModuleDestroy } from '@nestjs/common';
import { WebSocketGateway, type OnGatewayInit } from '@nestjs/websockets';
import type { RoomMap, ServerToClient } from '@samepage/contracts';
import type { Bell, Log, Ring } from '@samepage/platform';
import type { Server } from 'socket.io';
import { NewsFeed } from '../debates/news-feed';
import { same } from '../debates/standings';
import { BELL, LOG } from '../edge/tokens';
import { mapNote, RoomMapService } from './room-map.service';

/** How often a room is sent its map at most, in milliseconds. */
const every = 2_000;

const prefix = 'debate:';

/** Sends everyone in a debate where the room stands, while they vote. It takes nothing from anybody. */
@WebSocketGateway({ path: '/socket.io' })
export class RoomMapGateway implements OnGatewayInit, OnModuleDestroy {
  private server: Server<never, ServerToClient> | undefined;
  private stop: (() => void)[] = [];
  private readonly feed: NewsFeed<RoomMap, RoomMap>;

  constructor(
    maps: RoomMapService,
    @Inject(BELL) private readonly bell: Bell,
    @Inject(LOG) log: Log,
  ) {
    this.feed = new NewsFeed(every, {
      isWanted: (debateId) => this.room(debateId) !== undefined,
      read: (debateId) => maps.seenByAll(debateId),
      news: (before, now) => (same(before, now) ? undefined : now),
      emit: (debateId, map) => this.room(debateId)?.emit('debate.map', { debateId, ...map }),
      onError: (err) => log.warn({ err }, 'a map could not be drawn; trying again'),
    });
  }

  afterInit(server: Server): void {
    this.server = server;
    server.of('/').adapter.on('delete-room', (room: string) => {
      if (room.startsWith(prefix)) this.feed.forget(room.slice(prefix.length));
    });
    this.stop = [this.bell.listen((ring) => this.hear(ring)), this.bell.onGap(() => this.hearAll())];
  }

  onModuleDestroy(): void {
    for (const stop of this.stop) stop();
    this.feed.stop();
  }

  /** Votes came in (a ring that says nothing more), something happened, or the map is another. */
  private hear({ about, id, note }: Ring): void {
    if (about === 'debate' && (note === undefined || note === mapNote) && this.room(id)) this.feed.hear(id);
  }

  private hearAll(): void {
    for (const room of this.server?.of('/').adapter.rooms.keys() ?? [])
      if (room.startsWith(prefix)) this.feed.hear(room.slice(prefix.length));
  }

  private room(debateId: string) {
    const room = prefix + debateId;
    return this.server?.of('/').adapter.rooms.has(room) ? this.server.to(room) : undefined;
  }
}
