import { Inject, Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import type { RoomMap } from '@samepage/contracts';
import type { Bell, Log, Ring } from '@samepage/platform';
import { DebateRooms } from '../debates/debate-rooms';
import { NewsFeed } from '../debates/news-feed';
import { same } from '../debates/standings';
import { BELL, LOG } from '../edge/tokens';
import { mapNote, RoomMapService } from './room-map.service';

/** How often a room is sent its map at most, in milliseconds. */
const every = 2_000;

/** Sends everyone in a debate where the room stands, while they vote. */
@Injectable()
export class RoomMapFeed implements OnModuleInit, OnModuleDestroy {
  private stop: (() => void)[] = [];
  private readonly feed: NewsFeed<RoomMap, RoomMap>;

  constructor(
    maps: RoomMapService,
    private readonly rooms: DebateRooms,
    @Inject(BELL) private readonly bell: Bell,
    @Inject(LOG) log: Log,
  ) {
    this.feed = new NewsFeed(every, {
      isWanted: (debateId) => rooms.everyone(debateId) !== undefined,
      read: (debateId) => maps.seenByAll(debateId),
      news: (before, now) => (same(before, now) ? undefined : now),
      emit: (debateId, map) => rooms.everyone(debateId)?.emit('debate.map', { debateId, ...map }),
      onError: (err) => log.warn({ err }, 'a map could not be drawn; trying again'),
    });
  }

  onModuleInit(): void {
    this.rooms.onEmptied((debateId) => this.feed.forget(debateId));
    this.stop = [
      this.bell.listen((ring) => this.hear(ring)),
      this.bell.onGap(() => {
        for (const debateId of this.rooms.debates()) this.feed.hear(debateId);
      }),
    ];
  }

  onModuleDestroy(): void {
    for (const stop of this.stop) stop();
    this.feed.stop();
  }

  /** Votes came in (a ring that says nothing more), something happened, or the map is another. */
  private hear({ about, id, note }: Ring): void {
    const isNews = about === 'debate' && (note === undefined || note === mapNote);
    if (isNews && this.rooms.everyone(id)) this.feed.hear(id);
  }
}
