import { Injectable } from '@angular/core';
import type {
  Answer,
  ClientToServer,
  DebateAnswers,
  DebateRequests,
  ServerToClient,
} from '@samepage/contracts';
import type { Socket } from 'socket.io-client';

/** How long an answer may take before it is asked for another way. */
const patience = 8_000;

export type DebateEventName = keyof DebateRequests;

/** What the store needs of a connection; the test makes one of its own. */
export interface DebateLine {
  on<E extends keyof ServerToClient>(event: E, heard: ServerToClient[E]): void;
  onState(heard: (connected: boolean) => void): void;
  readonly connected: boolean;
  /** Rejects when no answer comes in time. */
  ask<E extends DebateEventName>(event: E, request: DebateRequests[E]): Promise<Answer<DebateAnswers[E]>>;
  close(): void;
}

type DebateSocketOf = Socket<ServerToClient, ClientToServer>;

/** Opens the debate socket: a WebSocket, or long polling where a network lets none through. */
@Injectable({ providedIn: 'root' })
export class DebateSockets {
  async open(): Promise<DebateLine> {
    const { io } = await import('socket.io-client');
    const socket: DebateSocketOf = io({ transports: ['websocket', 'polling'], tryAllTransports: true });
    return {
      on: (event, heard) => {
        socket.on(event, heard as never);
      },
      onState: (heard) => {
        socket.on('connect', () => heard(true));
        socket.on('connect_error', () => heard(false));
        socket.on('disconnect', (reason) => {
          heard(false);
          // After this one socket.io waits to be told: the server asked us to come back with what we may do now.
          if (reason === 'io server disconnect') socket.connect();
        });
        if (socket.connected) heard(true);
      },
      get connected() {
        return socket.connected;
      },
      ask: (event, request) =>
        // The typed map cannot follow an event that is a type parameter.
        (socket.timeout(patience) as unknown as Socket).emitWithAck(event, request) as never,
      close: () => void socket.disconnect(),
    };
  }
}
