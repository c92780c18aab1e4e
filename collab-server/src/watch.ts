import type { Bell, Log, Queryable, Ring } from '@samepage/platform';
import { stranger } from '@samepage/access';
import { entrantsOf, type Proof } from '@samepage/identity';
import { awarenessFrame } from '@samepage/sync-protocol';
import type { Connection } from './connection';
import { within } from './deadline';
import { limits, type Deadlines } from './limits';
import type { Entrance } from './entrance';
import type { Neighbours } from './neighbours';
import type { Rooms } from './rooms';
import type { Upkeep } from './upkeep';
import { wireOf } from './wire';

interface WatchContext {
  readonly queryable: Queryable;
  readonly log: Log;
  readonly rooms: Rooms;
  readonly connections: ReadonlySet<Connection>;
  readonly deadlines: Deadlines;
  readonly neighbours: Neighbours;
  readonly upkeep: Upkeep;
  readonly entrance: Entrance;
}

/**
 * Keeps open sockets true to what changes elsewhere: what others append to a log (SY7), what happens to people's
 * rights (SY18), and whether the other end is still there (SY25).
 */
export class Watch {
  private readonly stops: (() => void)[];
  /** Who of `limits.beatTurns` is asked for a sign of life next. */
  private turn = 0;
  private isRechecking = false;
  private isComparing = false;

  constructor(
    private readonly context: WatchContext,
    bell: Bell,
  ) {
    const { rooms, deadlines, neighbours } = context;
    this.stops = [
      bell.listen((ring) => {
        if (ring.about === 'document') rooms.hear(ring.id, ring.sequence);
        if (ring.about === 'access') {
          context.entrance.hear(ring.id);
          for (const room of rooms) room.dropGone(ring.id);
          void this.recheckPerson(ring.id);
        }
        if (ring.about === 'node') neighbours.hear(ring);
        if (ring.about === 'presence') this.hearPresence(ring);
      }),
      bell.onGap(() => {
        context.entrance.hear();
        for (const room of rooms) room.dropGone();
        void this.compare();
        void this.recheckAll();
        neighbours.announce();
      }),
      every(deadlines.poll, () => {
        void this.recheckAll();
        neighbours.announce();
        for (const room of rooms) {
          room.dropGone();
          room.presence.shareAll();
          room.presence.forgetOthers();
        }
      }),
      every(deadlines.logPoll, () => {
        void this.compare();
        for (const room of rooms) context.upkeep.look(room);
      }),
      every(deadlines.heartbeat / limits.beatTurns, () => this.beat()),
    ];
    neighbours.announce();
  }

  stop(): void {
    for (const stop of this.stops) stop();
  }

  private hearPresence(ring: Ring): void {
    const board = this.context.rooms.at(ring.id)?.presence;
    if (!board) return;
    const note = this.context.neighbours.readNote(ring);
    if (note === 'who') board.shareAll();
    else if (note) board.hearOthers(note.present);
  }

  /** Someone's rights changed: who cannot be decided about in time is turned away, and may come back. */
  private async recheckPerson(personId: string): Promise<void> {
    const { connections, deadlines } = this.context;
    const theirs = [...connections].filter((connection) => connection.personId === personId);
    await within(deadlines.recheck, this.recheck(theirs)).catch(() => {
      for (const connection of theirs) connection.turnAway('access_changed');
    });
  }

  private async recheckAll(): Promise<void> {
    const { connections, log, deadlines } = this.context;
    if (this.isRechecking) return;
    this.isRechecking = true;
    const everyone = [...connections];
    for (let first = 0; first < everyone.length; first += limits.rechecksAtOnce) {
      const some = everyone.slice(first, first + limits.rechecksAtOnce);
      await this.recheck(some).catch((error: unknown) => {
        log.warn({ err: error }, 'rights could not be looked up again');
        for (const connection of some) {
          if (connection.sinceTrusted > deadlines.trust) connection.turnAway('access_changed');
        }
      });
    }
    this.isRechecking = false;
  }

  private async recheck(connections: readonly Connection[]): Promise<void> {
    if (connections.length === 0) return;
    const proofs = connections.map(({ credential, personId }) => credential.proofOf(personId) ?? nobody);
    const entrants = await entrantsOf(this.context.queryable, proofs);
    connections.forEach((connection, index) => connection.recheck(entrants[index]?.subject ?? stranger));
  }

  private async compare(): Promise<void> {
    if (this.isComparing) return;
    this.isComparing = true;
    const { rooms, queryable, log } = this.context;
    await rooms
      .compare(queryable)
      .catch((error: unknown) =>
        log.warn({ err: error }, 'the logs of open documents could not be looked at'),
      );
    this.isComparing = false;
  }

  private beat(): void {
    this.turn = (this.turn + 1) % limits.beatTurns;
    for (const connection of this.context.connections)
      if (connection.turn === this.turn) connection.beat(beat);
  }
}

/**
 * A ping, and in the same write that nobody is new: a stock client that hears nothing for 30 s gives the server up, and
 * ping frames do not count for it.
 */
const beat = Buffer.concat([Buffer.of(0x89, 0), wireOf(awarenessFrame([]))]);

/** What nobody can prove to be. */
const nobody: Proof = { kind: 'session', secret: '' };

function every(milliseconds: number, act: () => void): () => void {
  const timer = setInterval(act, milliseconds);
  timer.unref();
  return () => clearInterval(timer);
}
