import type { Bell, Log, Queryable } from '@samepage/platform';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { Admissions } from './admission';
import { Claimants } from './claimants';
import { Committer } from './committer';
import type { Connection } from './connection';
import { credentialOf, selectProtocol } from './credential';
import { withDeadline } from './deadline';
import { Entrance } from './entrance';
import { deadlines as usualDeadlines, limits, type Deadlines } from './limits';
import { Metrics, type Counts } from './metrics';
import { Neighbours } from './neighbours';
import { Offenders } from './offenders';
import { isOurPage, type PublicOrigins } from './origin';
import { Replaying } from './replaying';
import { Rests } from './rests';
import { Rooms } from './rooms';
import { Turnstile } from './turnstile';
import { Upkeep } from './upkeep';
import { Watch } from './watch';

export interface CollaborationOptions {
  readonly queryable: Queryable;
  readonly bell: Bell;
  readonly log: Log;
  /** Which pages may open a socket with the visitor's cookie. */
  readonly publicOrigins: PublicOrigins;
  /** Shorter deadlines, for tests that would rather not wait for the real ones. */
  readonly deadlines?: Partial<Deadlines>;
}

export type CollaborationStats = Counts;

export interface Collaboration {
  /** Takes no more, commits what was received, tells everyone to come back, and resolves when all sockets are gone. */
  close(): Promise<void>;
  stats(): CollaborationStats;
  /** The same and more for Prometheus, as text. */
  metrics(): Promise<string>;
}

const path = /^\/collab\/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})(?:\?|$)/i;

/**
 * Serves shared documents at `/collab/<documentId>` of an HTTP server, over the y-websocket protocol
 * (libs/sync-protocol/SPEC.md). Every other upgrade is left to whoever else listens on that server.
 */
export function attachCollaboration(server: Server, options: CollaborationOptions): Collaboration {
  const { bell, log } = options;
  const deadlines = { ...usualDeadlines, ...options.deadlines };
  const queryable = withDeadline(options.queryable, deadlines.statement);
  const connections = new Set<Connection>();
  const stats = (): CollaborationStats => ({
    rooms: rooms.size,
    connections: connections.size,
    presences: [...rooms].reduce((sum, room) => sum + room.presence.size, 0),
  });
  const metrics = new Metrics(stats);
  const committer = new Committer(queryable, (milliseconds, entries) =>
    metrics.committed(milliseconds, entries),
  );
  const claimants = new Claimants();
  const neighbours = new Neighbours(bell);
  const replaying = new Replaying();
  const upkeep: Upkeep = new Upkeep({ queryable: options.queryable, log, replaying }, (id) => rooms.at(id));
  const rooms = new Rooms(
    { queryable, log, claimants, rests: new Rests(), committer, neighbours, metrics },
    (room) => upkeep.left(room),
  );
  const admissions = new Admissions(queryable, (id) => rooms.at(id)?.head);
  const offenders = new Offenders();
  const context = {
    ...{ queryable, log, rooms, connections, deadlines, neighbours, upkeep, metrics, admissions, offenders },
  };
  const entrance = new Entrance(context);
  const watch = new Watch({ ...context, entrance }, bell);
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: limits.messageBytes,
    // Compressing small encrypted frames costs memory for each socket and wins nothing.
    perMessageDeflate: false,
    handleProtocols: selectProtocol,
  });

  const turnstile = new Turnstile();
  const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    const documentId = path.exec(request.url ?? '')?.[1]?.toLowerCase();
    if (documentId === undefined) return;
    const credential = credentialOf(request, documentId);
    if (credential.isCookie && !isOurPage(request, options.publicOrigins)) {
      refuse(socket);
      return;
    }
    const fail = (): void => void socket.destroy();
    socket.on('error', fail);
    const through = (): void => {
      socket.off('error', fail);
      sockets.handleUpgrade(request, socket, head, (opened) =>
        entrance.receive({ socket: opened, stream: socket, credential, documentId }),
      );
    };
    if (!offenders.has(credential)) turnstile.pass(through);
    else if (!turnstile.passSlowly(through)) socket.destroy();
  };
  server.on('upgrade', upgrade);

  return {
    stats,
    metrics: () => metrics.text(),
    close: async () => {
      server.off('upgrade', upgrade);
      watch.stop();
      await entrance.close([...sockets.clients]);
      await new Promise<void>((resolve) => sockets.close(() => resolve()));
      await upkeep.close();
      await replaying.close();
    },
  };
}

/** A page of someone else's asked with our visitor's cookie. */
function refuse(socket: Duplex): void {
  socket.on('error', () => socket.destroy());
  socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
}
