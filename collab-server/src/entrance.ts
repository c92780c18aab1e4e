import type { CloseReason } from '@samepage/contracts';
import type { Log } from '@samepage/platform';
import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import type { Admission, Admissions } from './admission';
import { closeSocket, Connection } from './connection';
import type { Credential } from './credential';
import { TookTooLong, within } from './deadline';
import { limits, type Deadlines } from './limits';
import type { Metrics } from './metrics';
import type { Offenders } from './offenders';
import { Reception } from './reception';
import type { Room } from './room';
import type { Rooms } from './rooms';

interface EntranceContext {
  readonly log: Log;
  readonly rooms: Rooms;
  readonly connections: Set<Connection>;
  readonly deadlines: Deadlines;
  readonly metrics: Metrics;
  readonly admissions: Admissions;
  readonly offenders: Offenders;
}

/** Someone who is being let in. */
interface Visit {
  /** Unknown until they were looked up. */
  personId: string | undefined;
  /** Their rights may have changed since. */
  isDoubtful: boolean;
}

/** Someone at the door: a socket that is open, and what it writes to. */
export interface Arrival {
  readonly socket: WebSocket;
  readonly stream: Duplex;
  readonly credential: Credential;
  readonly documentId: string;
}

/** Where a socket becomes a member of a room, or is told why not (SY30 to SY32). */
export class Entrance {
  private isClosing = false;
  /** Sockets of each person, those being let in included, the oldest first. */
  private readonly sockets = new Map<string, Set<WebSocket>>();
  /** Those who are being let in. */
  private readonly visits = new Set<Visit>();

  constructor(private readonly context: EntranceContext) {}

  /** Somebody's rights changed, or everybody's may have: who is being let in was perhaps looked up before that. */
  hear(personId?: string): void {
    for (const visit of this.visits) {
      if (personId === undefined || visit.personId === undefined || visit.personId === personId) {
        visit.isDoubtful = true;
      }
    }
  }

  /** Nothing is read from the socket until it is known whose it is: what it sends waits in the network. */
  receive(arrival: Arrival): void {
    const { socket } = arrival;
    socket.on('error', this.noteFailure);
    socket.pause();
    void this.decide(arrival).then((refused) => {
      if (!refused) return;
      this.context.metrics.turnedAway(refused);
      closeSocket(socket, refused);
    });
  }

  /**
   * Commits what was received, then says goodbye to every socket and waits until it is gone. Many are not told all at
   * once, so that they do not all come back at once either.
   */
  async close(sockets: readonly WebSocket[]): Promise<void> {
    this.isClosing = true;
    for (const socket of sockets) socket.pause();
    await this.context.rooms.settled();
    const spread = sockets.length > limits.goodbyesAtOnce ? this.context.deadlines.leaving : 0;
    const gone = sockets.map(closed);
    for (const socket of sockets) {
      if (spread === 0) closeSocket(socket, 'going_away');
      else setTimeout(() => closeSocket(socket, 'going_away'), Math.random() * spread);
    }
    await Promise.all(gone);
    await this.context.rooms.settled();
  }

  /** Lets a socket in, or says why not. Never throws. */
  private async decide(arrival: Arrival): Promise<CloseReason | undefined> {
    const { socket, credential, documentId } = arrival;
    const { admissions, rooms, log, deadlines } = this.context;
    const visit: Visit = { personId: undefined, isDoubtful: false };
    this.visits.add(visit);
    try {
      const admission = await within(deadlines.entry, admissions.admit(credential, documentId));
      if (typeof admission === 'string') return admission;
      const { personId } = admission.rights;
      visit.personId = personId;
      // It may have gone while it was looked up, and then says so no more.
      if (socket.readyState === socket.CLOSED) return 'going_away';
      this.note(personId, socket);
      const forget = (): void => this.forget(personId, socket);
      socket.on('close', forget);
      let room = await rooms.open(admission.head);
      // It was left by everyone, or failed, in the moment in which we were told of it.
      while (room.over) room = await rooms.open(admission.head);
      if (this.isClosing || socket.readyState !== socket.OPEN) {
        room.endIfDone();
        return 'going_away';
      }
      if (visit.isDoubtful) {
        room.endIfDone();
        return 'access_changed';
      }
      socket.off('close', forget);
      this.letIn(arrival, admission, room);
      return undefined;
    } catch (error) {
      log.error({ err: error, document: documentId }, 'a document could not be opened');
      return error instanceof TookTooLong ? 'took_too_long' : 'load_failed';
    } finally {
      this.visits.delete(visit);
    }
  }

  private letIn({ socket, stream, credential }: Arrival, admission: Admission, room: Room): void {
    const { connections, metrics, deadlines, offenders } = this.context;
    const connection = new Connection(socket, stream, credential, admission, deadlines, (reason) => {
      metrics.turnedAway(reason);
      offenders.note(credential, reason);
    });
    const reception = new Reception(connection, room);
    connections.add(connection);
    socket.on('message', (data, isBinary) => {
      connection.hear();
      // `ws` gives a Buffer as long as `binaryType` is left alone.
      reception.receive(data as Buffer, isBinary);
    });
    socket.on('pong', () => connection.hear());
    socket.on('close', () => {
      this.forget(connection.personId, socket);
      connections.delete(connection);
      room.leave(connection);
    });
    room.enter(connection);
    socket.resume();
  }

  /** One for all sockets. */
  private readonly noteFailure = (error: Error): void =>
    this.context.log.debug({ err: error }, 'a collaboration socket failed');

  /**
   * Of a person's sockets the oldest makes room for the newest: that may be one whose other end is long gone, where the
   * newest is somebody who is here.
   */
  private note(personId: string, socket: WebSocket): void {
    const sockets = this.sockets.get(personId) ?? new Set();
    this.sockets.set(personId, sockets);
    const [oldest] = sockets;
    if (oldest && sockets.size >= limits.socketsPerPerson) {
      sockets.delete(oldest);
      this.context.metrics.turnedAway('too_many');
      closeSocket(oldest, 'too_many');
    }
    sockets.add(socket);
  }

  private forget(personId: string, socket: WebSocket): void {
    const sockets = this.sockets.get(personId);
    sockets?.delete(socket);
    if (sockets?.size === 0) this.sockets.delete(personId);
  }
}

function closed(socket: WebSocket): Promise<void> {
  if (socket.readyState === socket.CLOSED) return Promise.resolve();
  return new Promise((resolve) => socket.once('close', () => resolve()));
}
