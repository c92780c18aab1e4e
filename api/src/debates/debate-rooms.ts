import { Injectable } from '@nestjs/common';
import type { ServerToClient } from '@samepage/contracts';
import type { Server } from 'socket.io';

const prefix = 'debate:';

/** The room in which everyone of a debate is. */
export const roomOf = (debateId: string): string => prefix + debateId;

/** The debate whose room this is; undefined for any other. */
export function debateOf(room: string): string | undefined {
  return room.startsWith(prefix) ? room.slice(prefix.length) : undefined;
}

/** The rooms of debates on this server, for whoever has something to tell to everyone in one. Nobody comes in by it. */
@Injectable()
export class DebateRooms {
  private server: Server<never, ServerToClient> | undefined;
  private readonly emptied: ((debateId: string) => void)[] = [];

  open(server: Server<never, ServerToClient>): void {
    this.server = server;
    server.of('/').adapter.on('delete-room', (room: string) => {
      const debateId = debateOf(room);
      if (debateId !== undefined) for (const hear of this.emptied) hear(debateId);
    });
  }

  onEmptied(hear: (debateId: string) => void): void {
    this.emptied.push(hear);
  }

  /** Everyone of this server in a debate; undefined where nobody is. */
  everyone(debateId: string) {
    const room = roomOf(debateId);
    return this.server?.of('/').adapter.rooms.has(room) ? this.server.to(room) : undefined;
  }

  /** The debates in which anybody of this server is. */
  debates(): string[] {
    const rooms = [...(this.server?.of('/').adapter.rooms.keys() ?? [])];
    return rooms.flatMap((room) => debateOf(room) ?? []);
  }
}
