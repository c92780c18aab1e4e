import type { Display } from '@samepage/identity';
import type { CloseReason } from '@samepage/contracts';

/** Someone in a room, as the room sees them: a socket in the server, a stand-in in tests. */
export interface Member {
  readonly personId: string;
  readonly canWrite: boolean;
  readonly display: Display;
  /** Set once the server has turned them away: what they sent and is still waiting is dropped. */
  readonly turnedAway: boolean;
  /** Sends a message that is ready for the wire; false when too much waits to be read, and then sends nothing. */
  deliver(wire: Buffer): boolean;
  /** The same with all that was asked for, however much that is, if what came before was read. */
  deliverAll(wires: readonly Buffer[]): boolean;
  /** Sends if the reader keeps up; presence can be missed. */
  deliverPresence(wire: Buffer): void;
  /** Calls back when all that waited was read, or turns them away when that takes too long. */
  whenRead(resume: () => void): void;
  /** The writing frames with these numbers, counted since hello, are dealt with. Others before them may not be (SY10). */
  acknowledge(numbers: readonly number[]): void;
  turnAway(reason: CloseReason): void;
}
