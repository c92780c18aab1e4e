import {
  toProblem,
  type DebateEvent,
  type DebateEvents,
  type Desk,
  type Here,
  type Problem,
  type Reactions,
  type ServerToClient,
  type Standings,
} from '@samepage/contracts';
import type { Queryable, Ring } from '@samepage/platform';
import { DebateFeed } from './debate-feed';
import { deskOf, isOtherDesk } from './desk';
import { hereOf } from './here';
import { markOfLines } from './moved-lines';
import { NewsFeed } from './news-feed';
import { reactionsNow } from './reactions';
import { refusal } from './refuse';
import { changedStandings, same, standingsOf } from './standings';

/** How often each is sent at most, in milliseconds. */
const every = { standings: 250, reactions: 250, here: 1_000, desk: 1_000, moved: 1_000 };

/** What may change how the votes are shown, though no vote came in. */
const shows = new Set<DebateEvent['type']>(['revealed', 'planned', 'statement-hidden', 'words-withdrawn']);

/** What may bring something else to the floor, with reactions of its own from before, or end them all. */
const floors = new Set<DebateEvent['type']>([
  ...(['turn-begun', 'step-entered', 'opened', 'closed', 'reopened', 'planned'] as const),
]);

/** What shows the lines of what moved people, or takes lines away or brings them back with their author's words. */
const moves = new Set<DebateEvent['type']>(['revealed', 'muted', 'removed', 'words-withdrawn']);

/** Where the feeds of a node send to. */
export interface FeedOutlet {
  /** Everyone of this node in the debate; undefined where there is nobody. */
  everyone(debateId: string): Emitter | undefined;
  /** Those of them who may run it. */
  facilitators(debateId: string): Emitter | undefined;
  /** Ends a member's stay on this node. */
  sendAway(debateId: string, membershipId: string, problem: Problem): void;
  since(debateId: string, after: number): Promise<DebateEvents>;
  onError(error: unknown): void;
}
interface Emitter {
  emit<E extends keyof ServerToClient>(event: E, ...message: Parameters<ServerToClient[E]>): unknown;
}

/** Everything a node sends out about its debates: what happened, how votes stand, who is here, what is on the desk, what moved people. */
export class DebateFeeds {
  private readonly log: DebateFeed;
  private readonly standings: NewsFeed<Standings, Standings>;
  private readonly reactions: NewsFeed<Reactions, Reactions>;
  private readonly here: NewsFeed<Here, Here>;
  private readonly desk: NewsFeed<Desk, true>;
  private readonly moved: NewsFeed<string | null, true>;

  constructor(
    queryable: Queryable,
    private readonly outlet: FeedOutlet,
  ) {
    const onError = (error: unknown): void => outlet.onError(error);
    const isWanted = (debateId: string): boolean => outlet.everyone(debateId) !== undefined;
    this.log = new DebateFeed({
      since: (debateId, after) => outlet.since(debateId, after),
      emit: (debateId, message) => {
        outlet.everyone(debateId)?.emit('debate.events', { debateId, ...message });
        this.follow(debateId, message.events);
      },
      onError,
    });
    this.standings = new NewsFeed(every.standings, {
      isWanted,
      read: (debateId) => standingsOf(queryable, debateId),
      news: changedStandings,
      emit: (debateId, news) => outlet.everyone(debateId)?.emit('debate.standings', { debateId, ...news }),
      onError,
    });
    this.reactions = new NewsFeed(every.reactions, {
      isWanted,
      read: (debateId) => reactionsNow(queryable, debateId),
      news: (before, now) => (same(before, now) ? undefined : now),
      emit: (debateId, counts) => outlet.everyone(debateId)?.emit('debate.reactions', { debateId, counts }),
      onError,
    });
    this.here = new NewsFeed(every.here, {
      isWanted,
      read: (debateId) => hereOf(queryable, debateId),
      news: (before, now) => (same(before, now) ? undefined : now),
      emit: (debateId, news) => outlet.everyone(debateId)?.emit('debate.here', { debateId, ...news }),
      onError,
    });
    this.desk = new NewsFeed<Desk, true>(every.desk, {
      isWanted: (debateId) => outlet.facilitators(debateId) !== undefined,
      read: (debateId) => deskOf(queryable, debateId),
      news: (before, now) => (isOtherDesk(before, now) ? true : undefined),
      emit: (debateId) => outlet.facilitators(debateId)?.emit('debate.desk', { debateId }),
      onError,
    });
    this.moved = new NewsFeed<string | null, true>(every.moved, {
      isWanted,
      read: (debateId) => markOfLines(queryable, debateId),
      // What was shown before the first look may have been other lines; where none are shown, nobody holds any.
      news: (before, now) => (now === null || now === before ? undefined : true),
      emit: (debateId) => outlet.everyone(debateId)?.emit('debate.moved', { debateId }),
      onError,
    });
  }

  /** Someone came who holds the debate at this version; answers with whether events they lack have gone out already. */
  enter(debateId: string, version: number): { missed: boolean } {
    // Who is here may have been sent out between their snapshot and now.
    this.here.forget(debateId);
    this.lookAround(debateId);
    return this.log.follow(debateId, version);
  }

  /** Tells one who has just come how votes and reactions stand: what changed between their snapshot and now went to others only. */
  async tellCounts(debateId: string, to: Emitter): Promise<void> {
    try {
      await this.reactions.tell(debateId, (counts) => to.emit('debate.reactions', { debateId, counts }));
      await this.standings.tell(debateId, (now) => to.emit('debate.standings', { debateId, ...now }));
    } catch (error) {
      this.outlet.onError(error);
    }
  }

  /** Nobody of this node is in the debate any more. */
  empty(debateId: string): void {
    this.log.unfollow(debateId);
    for (const each of [this.standings, this.reactions, this.here, this.desk, this.moved])
      each.forget(debateId);
  }

  hear({ id, sequence, note }: Ring): void {
    if (note === 'reactions') {
      this.reactions.hear(id);
      return;
    }
    if (sequence !== undefined) this.log.hear(id, sequence);
    else if (note === 'here') this.here.hear(id);
    else if (note === 'moved') this.moved.hear(id);
    else if (note === undefined) this.standings.hear(id);
    this.desk.hear(id);
  }

  /** Looks again at what nobody rings for: who is not seen any more, and what was done where none was left to ring. */
  look(debateId: string): void {
    this.log.look(debateId);
    this.standings.hear(debateId);
    this.reactions.hear(debateId);
    this.moved.hear(debateId);
    this.lookAround(debateId);
  }

  private lookAround(debateId: string): void {
    this.here.hear(debateId);
    this.desk.hear(debateId);
  }

  /** Rings may have been missed. */
  hearAll(debateIds: readonly string[]): void {
    for (const debateId of debateIds) this.look(debateId);
  }

  /** Does what has to be done at once where this happened. */
  follow(debateId: string, events: readonly DebateEvent[]): void {
    if (events.some(({ type }) => shows.has(type))) this.standings.hear(debateId);
    if (events.some(({ type }) => floors.has(type))) this.reactions.hear(debateId);
    if (events.some(({ type }) => moves.has(type))) this.moved.hear(debateId);
    const last = new Map<string, boolean>();
    for (const event of events) if (event.type === 'removed') last.set(event.membershipId, event.removed);
    for (const [membershipId, isRemoved] of last)
      if (isRemoved) this.outlet.sendAway(debateId, membershipId, toProblem(refusal('you_were_removed')));
  }

  stop(): void {
    for (const each of [this.log, this.standings, this.reactions, this.here, this.desk, this.moved])
      each.stop();
  }
}
