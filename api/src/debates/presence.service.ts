import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { Bell, Log, Queryable } from '@samepage/platform';
import { randomUUID } from 'node:crypto';
import { QUERYABLE } from '../database/queryable';
import { BELL, LOG } from '../edge/tokens';
import { Paced } from './paced';

/** How often a node says who it sees, in milliseconds. */
const beatEvery = 10_000;
/** How often it writes down who came and went meanwhile, at most, in milliseconds. */
const writeEvery = 200;

const writeSql = `INSERT INTO debate_presence AS p (debate_id, membership_id, node, seen_at, gone)
  SELECT d.id, m.id, $4, clock_timestamp(), seen.gone
  FROM unnest($1::uuid[], $2::uuid[], $3::boolean[]) AS seen (debate_id, membership_id, gone)
  JOIN debate d ON d.id = seen.debate_id JOIN membership m ON m.id = seen.membership_id
  ON CONFLICT (debate_id, membership_id, node) DO UPDATE SET seen_at = EXCLUDED.seen_at, gone = EXCLUDED.gone`;

interface Seen {
  debateId: string;
  membershipId: string;
}

/**
 * Who is in which debate through this node. It writes that down where every node can count it: what it holds is what
 * its own sockets say, and what was written is always what it holds by then, in whatever order they came and went.
 */
@Injectable()
export class PresenceService implements OnModuleDestroy {
  private readonly node = randomUUID();
  /** The member of each socket, by debate. */
  private readonly rooms = new Map<string, Map<string, string>>();
  private readonly touched = new Map<string, Seen>();
  private readonly writes = new Paced(writeEvery, () => this.write());
  private beat: NodeJS.Timeout | undefined;

  constructor(
    @Inject(QUERYABLE) private readonly queryable: Queryable,
    @Inject(BELL) private readonly bell: Bell,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /** Begins to say who is here; `look` is called after each time, for what other nodes no longer say. */
  start(look: (debateId: string) => void): void {
    this.beat = setInterval(() => this.sayAll(look), beatEvery);
    this.beat.unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.beat);
    this.writes.stop();
  }

  /** Writes down that someone comes in, before they see anything. */
  async arrive(debateId: string, membershipId: string): Promise<void> {
    await this.put([{ debateId, membershipId }], [false]);
  }

  enter(debateId: string, socketId: string, membershipId: string): void {
    const room = this.rooms.get(debateId) ?? new Map<string, string>();
    this.rooms.set(debateId, room.set(socketId, membershipId));
    this.touch({ debateId, membershipId });
  }

  leave(debateId: string, socketId: string): void {
    const room = this.rooms.get(debateId);
    const membershipId = room?.get(socketId);
    if (!room || membershipId === undefined) return;
    room.delete(socketId);
    if (room.size === 0) this.rooms.delete(debateId);
    this.touch({ debateId, membershipId });
  }

  /** The sockets of a member in a debate, on this node. */
  socketsOf(debateId: string, membershipId: string): string[] {
    const room = [...(this.rooms.get(debateId) ?? [])];
    return room.filter(([, member]) => member === membershipId).map(([socketId]) => socketId);
  }

  private touch(seen: Seen): void {
    this.touched.set(`${seen.debateId} ${seen.membershipId}`, seen);
    this.writes.ask('');
  }

  /** Never rejects: what could not be written now is written with the next beat. */
  private async write(): Promise<void> {
    const all = [...this.touched.values()];
    this.touched.clear();
    try {
      await this.put(
        all,
        all.map(({ debateId, membershipId }) => !this.holds(debateId, membershipId)),
      );
      for (const id of new Set(all.map(({ debateId }) => debateId)))
        this.bell.ring({ about: 'debate', id, note: 'here' });
    } catch (err) {
      this.log.warn({ err }, 'who is in a debate could not be written down; trying again');
      for (const seen of all) this.touched.set(`${seen.debateId} ${seen.membershipId}`, seen);
    }
  }

  private sayAll(look: (debateId: string) => void): void {
    for (const [debateId, room] of this.rooms)
      for (const membershipId of new Set(room.values()))
        this.touched.set(`${debateId} ${membershipId}`, { debateId, membershipId });
    this.writes.ask('');
    for (const debateId of this.rooms.keys()) look(debateId);
  }

  private holds(debateId: string, membershipId: string): boolean {
    return this.socketsOf(debateId, membershipId).length > 0;
  }

  private async put(seen: readonly Seen[], gone: readonly boolean[]): Promise<void> {
    if (seen.length === 0) return;
    const debates = seen.map(({ debateId }) => debateId);
    const members = seen.map(({ membershipId }) => membershipId);
    await this.queryable.query(writeSql, [debates, members, gone, this.node]);
  }
}
