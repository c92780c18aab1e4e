import type { Bell, Log, Queryable } from '@samepage/platform';
import { awarenessFrame } from '@samepage/sync-protocol';
import type { Connection } from './connection';
import { within } from './deadline';
import { deadlines } from './limits';
import type { Rooms } from './rooms';

/**
 * Keeps open sockets true to what changes elsewhere: what others append to a log (SY7), what happens to people's
 * rights (SY18), and whether the other end is still there (SY25).
 */
export class Watch {
  private readonly stops: (() => void)[];

  constructor(
    private readonly connections: ReadonlySet<Connection>,
    private readonly rooms: Rooms,
    private readonly queryable: Queryable,
    private readonly log: Log,
    bell: Bell,
  ) {
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
    const theirs = [...this.connections].filter((connection) => connection.personId === personId);
    await Promise.all(
      theirs.map((connection) =>
        within(deadlines.recheck, connection.recheck(this.queryable)).catch(() =>
          connection.turnAway('access_changed'),
        ),
      ),
    );
  }

  /** One after the other: the database has other things to do. */
  private async recheckAll(): Promise<void> {
    for (const connection of [...this.connections]) {
      try {
        await connection.recheck(this.queryable);
      } catch (error) {
        this.log.warn({ err: error }, 'rights could not be looked up again');
        if (!connection.isTrusted) connection.turnAway('access_changed');
      }
    }
  }

  private beat(): void {
    for (const connection of this.connections) connection.beat(nothingNew);
  }
}

/** A stock client that hears nothing for 30 s gives the server up; ping frames do not count for it. */
const nothingNew = awarenessFrame([]);

function every(milliseconds: number, act: () => void): () => void {
  const timer = setInterval(act, milliseconds);
  timer.unref();
  return () => clearInterval(timer);
}
