import type { Display } from '@samepage/identity';
import type { CloseReason } from '@samepage/contracts';

/** Someone in a room, as the room sees them: a socket in the server, a stand-in in tests. */
export interface Member {
  readonly personId: string;
  readonly canWrite: boolean;
  readonly display: Display;
  /** Set once the server has turned them away: what they sent and is still waiting is dropped. */
  readonly turnedAway: boolean;
  /** Sends, or closes when too much waits to be read. */
  send(frame: Uint8Array): void;
  /** Sends if the reader keeps up; presence can be missed. */
  sendPresence(frame: Uint8Array): void;
  /** The first `count` writing frames since hello are committed. */
  acknowledge(count: number): void;
  turnAway(reason: CloseReason): void;
}
