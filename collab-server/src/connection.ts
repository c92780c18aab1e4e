import { closeCodes, type CloseReason } from '@samepage/contracts';
import type { Display } from '@samepage/identity';
import type { Queryable } from '@samepage/platform';
import { savedFrame } from '@samepage/sync-protocol';
import type { WebSocket } from 'ws';
import { rightsOf, sameRights, type Admission } from './admission';
import type { Credential } from './credential';
import { deadlines, limits } from './limits';
import type { Member } from './member';

/** A socket whose owner was admitted: what it sends, how it is turned away, and whether it may still be here. */
export class Connection implements Member {
  /** Something was heard since the last heartbeat. */
  isAlive = true;
  private isTurnedAway = false;
  private allowance: number = limits.waitingBytes;
  private trustedAt = performance.now();

  constructor(
    private readonly socket: WebSocket,
    private readonly credential: Credential,
    private readonly admission: Admission,
  ) {}

  get personId(): string {
    return this.admission.rights.personId;
  }

  get canWrite(): boolean {
    return this.admission.rights.canWrite;
  }

  get display(): Display {
    return this.admission.display;
  }

  get turnedAway(): boolean {
    return this.isTurnedAway;
  }

  send(frame: Uint8Array): void {
    if (!this.isOpen) return;
    // A document may be larger than the allowance: whatever is asked for is sent, if what came before was read (SY29).
    if (this.socket.bufferedAmount > this.allowance) {
      this.turnAway('too_fast');
      return;
    }
    if (this.socket.bufferedAmount === 0) this.allowance = limits.waitingBytes + frame.byteLength;
    this.socket.send(frame);
  }

  sendPresence(frame: Uint8Array): void {
    if (this.isOpen && this.socket.bufferedAmount < limits.waitingBytes / 2) this.socket.send(frame);
  }

  acknowledge(count: number): void {
    this.send(savedFrame(count));
  }

  turnAway(reason: CloseReason): void {
    if (this.isTurnedAway) return;
    this.isTurnedAway = true;
    closeSocket(this.socket, reason);
  }

  /** Cuts a socket that was silent since the last beat, and asks the others for a sign of life. */
  beat(frame: Uint8Array): void {
    if (!this.isAlive) this.socket.terminate();
    this.isAlive = false;
    if (!this.isOpen) return;
    this.socket.ping();
    this.send(frame);
  }

  /** Looks its owner's rights up again, and turns them away if these changed. Throws when they cannot be looked up. */
  async recheck(queryable: Queryable): Promise<void> {
    const subject = await this.credential.again(queryable, this.personId);
    if (sameRights(this.admission.rights, rightsOf(subject, this.admission.head))) {
      this.trustedAt = performance.now();
    } else this.turnAway('access_changed');
  }

  /** Milliseconds since its rights were last looked up. */
  get sinceTrusted(): number {
    return performance.now() - this.trustedAt;
  }

  private get isOpen(): boolean {
    return !this.isTurnedAway && this.socket.readyState === this.socket.OPEN;
  }
}

/** Closes a socket with a code that says what to do, and cuts it if its other end does not answer. */
export function closeSocket(socket: WebSocket, reason: CloseReason): void {
  if (socket.readyState === socket.CLOSED) return;
  const { code, says } = closeCodes[reason];
  // A paused socket would never hear the other end's goodbye.
  socket.resume();
  socket.close(code, says);
  const timer = setTimeout(() => socket.terminate(), deadlines.goodbye);
  socket.once('close', () => clearTimeout(timer));
}
