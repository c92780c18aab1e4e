import type { Ability } from '@samepage/access';
import type { Socket } from 'socket.io';
import type { PlaceKind } from './places';
import { SocketBucket } from './socket-bucket';
import type { SocketSubject } from './socket-subject';

/** A room a socket is in, and the right it is there by. */
export interface Stay {
  readonly room: string;
  readonly ability: Ability;
  readonly at: PlaceKind;
  readonly value: string;
}

/** One socket as the server holds it: who it is, how much it sends, which rooms it is in by what right. */
export class SocketLine {
  readonly bucket = new SocketBucket();
  private readonly staying = new Map<string, Stay>();
  private last: Promise<void> = Promise.resolve();

  constructor(
    readonly socket: Socket,
    readonly subject: SocketSubject,
  ) {}

  get stays(): readonly Stay[] {
    return [...this.staying.values()];
  }

  /** Does one thing after another, in the order they came, so that of two votes the later stands. */
  inOrder(work: () => Promise<void>): void {
    this.last = this.last.then(work);
  }

  enter(stay: Stay): void {
    if (!this.socket.connected) return;
    this.staying.set(stay.room, stay);
    void this.socket.join(stay.room);
  }

  leave(room: string): void {
    this.staying.delete(room);
    void this.socket.leave(room);
  }
}
