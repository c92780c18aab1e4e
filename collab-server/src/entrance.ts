import type { CloseReason } from '@samepage/contracts';
import type { Log, Queryable } from '@samepage/platform';
import type { WebSocket } from 'ws';
import { admit, type Admission } from './admission';
import { closeSocket, Connection } from './connection';
import type { Credential } from './credential';
import { TookTooLong, within } from './deadline';
import type { Deadlines } from './limits';
import { Reception } from './reception';
import type { Room } from './room';
import type { Rooms } from './rooms';

interface EntranceContext {
  readonly queryable: Queryable;
  readonly log: Log;
  readonly rooms: Rooms;
  readonly connections: Set<Connection>;
  readonly deadlines: Deadlines;
}

/** Where a socket becomes a member of a room, or is told why not (SY30 to SY32). */
export class Entrance {
  private isClosing = false;

  constructor(private readonly context: EntranceContext) {}

  /** Nothing is read from the socket until it is known whose it is: what it sends waits in the network. */
  receive(socket: WebSocket, credential: Credential, documentId: string): void {
    socket.on('error', (error) => this.context.log.debug({ err: error }, 'a collaboration socket failed'));
    socket.pause();
    void this.decide(socket, credential, documentId).then((refused) => {
      if (refused) closeSocket(socket, refused);
    });
  }

  /** Commits what was received, then says goodbye to every socket and waits until it is gone. */
  async close(sockets: readonly WebSocket[]): Promise<void> {
    this.isClosing = true;
    for (const socket of sockets) socket.pause();
    await this.context.rooms.settled();
    const gone = sockets.map(closed);
    for (const socket of sockets) closeSocket(socket, 'going_away');
    await Promise.all(gone);
    await this.context.rooms.settled();
  }

  /** Lets a socket in, or says why not. Never throws. */
  private async decide(
    socket: WebSocket,
    credential: Credential,
    documentId: string,
  ): Promise<CloseReason | undefined> {
    const { queryable, rooms, log, deadlines } = this.context;
    try {
      const admission = await within(deadlines.entry, admit(queryable, credential, documentId));
      if (typeof admission === 'string') return admission;
      const room = await rooms.open(documentId);
      if (this.isClosing || room.over || socket.readyState !== socket.OPEN) {
        room.endIfDone();
        return this.isClosing ? 'going_away' : 'load_failed';
      }
      this.letIn(socket, credential, admission, room);
      return undefined;
    } catch (error) {
      log.error({ err: error, document: documentId }, 'a document could not be opened');
      return error instanceof TookTooLong ? 'took_too_long' : 'load_failed';
    }
  }

  private letIn(socket: WebSocket, credential: Credential, admission: Admission, room: Room): void {
    const { connections } = this.context;
    const connection = new Connection(socket, credential, admission);
    const reception = new Reception(connection, room);
    connections.add(connection);
    socket.on('message', (data, isBinary) => {
      connection.isAlive = true;
      // `ws` gives a Buffer as long as `binaryType` is left alone.
      reception.receive(data as Buffer, isBinary);
    });
    socket.on('pong', () => {
      connection.isAlive = true;
    });
    socket.on('close', () => {
      connections.delete(connection);
      room.leave(connection);
    });
    room.enter(connection);
    socket.resume();
  }
}

function closed(socket: WebSocket): Promise<void> {
  if (socket.readyState === socket.CLOSED) return Promise.resolve();
  return new Promise((resolve) => socket.once('close', () => resolve()));
}
