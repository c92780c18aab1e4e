import type { Bell, Log, Queryable } from '@samepage/platform';
import { awarenessFrame } from '@samepage/sync-protocol';
import type { Connection } from './connection';
import { within } from './deadline';
import type { Deadlines } from './limits';
import type { Rooms } from './rooms';

interface WatchContext {
  readonly queryable: Queryable;
  readonly log: Log;
  readonly rooms: Rooms;
  readonly connections: ReadonlySet<Connection>;
  readonly deadlines: Deadlines;
}

/**
 * Keeps open sockets true to what changes elsewhere: what others append to a log (SY7), what happens to people's
 * rights (SY18), and whether the other end is still there (SY25).
 */
export class Watch {
  private readonly stops: (() => void)[];
  private isRechecking = false;

  constructor(
    private readonly context: WatchContext,
    bell: Bell,
  ) {
    const { rooms, deadlines } = context;
    this.stops = [
      bell.listen(({ about, id, sequence }) => {
        if (about === 'document') rooms.hear(id, sequence);
        if (about === 'access') void this.recheckPerson(id);
      }),
      bell.onGap(() => {
        rooms.hearAll();
        void this.recheckAll();
      }),
      every(deadlines.poll, () => {
        rooms.hearAll();
        void this.recheckAll();
      }),
      every(deadlines.heartbeat, () => this.beat()),
    ];
  }

  stop(): void {
    for (const stop of this.stops) stop();
  }

  /** Someone's rights changed: who cannot be decided about in time is turned away, and may come back. */
  private async recheckPerson(personId: string): Promise<void> {
    const { connections, queryable, deadlines } = this.context;
    const theirs = [...connections].filter((connection) => connection.personId === personId);
    await Promise.all(
      theirs.map((connection) =>
        within(deadlines.recheck, connection.recheck(queryable)).catch(() =>
          connection.turnAway('access_changed'),
        ),
      ),
    );
  }

  /** One after the other: the database has other things to do. */
  private async recheckAll(): Promise<void> {
    const { connections, queryable, log, deadlines } = this.context;
    if (this.isRechecking) return;
    this.isRechecking = true;
    for (const connection of [...connections]) {
      try {
        await connection.recheck(queryable);
      } catch (error) {
        log.warn({ err: error }, 'rights could not be looked up again');
        if (connection.sinceTrusted > deadlines.trust) connection.turnAway('access_changed');
      }
    }
    this.isRechecking = false;
  }

  private beat(): void {
    for (const connection of this.context.connections) connection.beat(nothingNew);
  }
}

/** A stock client that hears nothing for 30 s gives the server up; ping frames do not count for it. */
const nothingNew = awarenessFrame([]);

function every(milliseconds: number, act: () => void): () => void {
  const timer = setInterval(act, milliseconds);
  timer.unref();
  return () => clearInterval(timer);
}
