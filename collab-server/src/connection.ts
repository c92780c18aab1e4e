import { closeCodes, type CloseReason } from '@samepage/contracts';
import type { Display } from '@samepage/identity';
import { savedFrame } from '@samepage/sync-protocol';
import type { Duplex } from 'node:stream';
import type { Subject } from '@samepage/access';
import type { WebSocket } from 'ws';
import { rightsOf, sameRights, type Admission } from './admission';
import type { Credential } from './credential';
import { deadlines, limits, type Deadlines } from './limits';
import type { Member } from './member';
import { Prefix } from './prefix';
import { wireOf } from './wire';

/** A socket whose owner was admitted: what it sends, how it is turned away, and whether it may still be here. */
export class Connection implements Member {
  /** In which of the turns of a heartbeat it is asked. */
  readonly turn = Math.floor(Math.random() * limits.beatTurns);
  /** Heartbeats since something was heard. */
  private silence = 0;
  private isTurnedAway = false;
  private allowance: number = limits.waitingBytes;
  private trustedAt = performance.now();
  private readonly dealtWith = new Prefix();

  constructor(
    private readonly socket: WebSocket,
    /** What the socket writes to: messages that are ready for the wire go there without a detour. */
    private readonly stream: Duplex,
    readonly credential: Credential,
    private readonly admission: Admission,
    private readonly deadlines: Deadlines,
    private readonly onTurnedAway: (reason: CloseReason) => void,
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

  deliver(wire: Buffer): boolean {
    if (!this.isOpen) return true;
    const waiting = this.stream.writableLength;
    if (waiting > this.allowance) return false;
    if (waiting === 0) this.allowance = limits.waitingBytes;
    this.stream.write(wire);
    return true;
  }

  deliverAll(wires: readonly Buffer[]): boolean {
    if (!this.isOpen) return true;
    if (this.stream.writableLength > this.allowance) return false;
    // A document may be larger than the allowance: whatever is asked for is sent, if what came before was read (SY29).
    this.allowance = limits.waitingBytes + wires.reduce((sum, { byteLength }) => sum + byteLength, 0);
    this.stream.cork();
    for (const wire of wires) this.stream.write(wire);
    this.stream.uncork();
    return true;
  }

  deliverPresence(wire: Buffer): void {
    if (this.isOpen && this.stream.writableLength < limits.waitingBytes / 2) this.stream.write(wire);
  }

  whenRead(resume: () => void): void {
    const timer = setTimeout(() => this.turnAway('too_fast'), this.deadlines.reading);
    timer.unref();
    const settle = (): void => {
      clearTimeout(timer);
      this.stream.off('drain', settle);
      this.stream.off('close', settle);
      if (this.isOpen) resume();
    };
    this.stream.on('drain', settle);
    this.stream.on('close', settle);
  }

  acknowledge(numbers: readonly number[]): void {
    const count = this.dealtWith.add(numbers);
    if (count === undefined || !this.isOpen) return;
    if (this.stream.writableLength > 2 * this.allowance) this.turnAway('too_fast');
    else this.stream.write(wireOf(savedFrame(count)));
  }

  turnAway(reason: CloseReason): void {
    if (this.isTurnedAway) return;
    this.isTurnedAway = true;
    this.onTurnedAway(reason);
    closeSocket(this.socket, reason);
  }

  /** Something was heard. */
  hear(): void {
    this.silence = 0;
  }

  /**
   * Asks for a sign of life with a ping that is ready for the wire, or cuts a socket that gave none for too many beats.
   * One that has too much to read as it is has a deadline for that (`whenRead`).
   */
  beat(wire: Buffer): void {
    if (this.silence >= limits.silentBeats) this.socket.terminate();
    else if (this.deliver(wire)) this.silence++;
  }

  /** Compares who its owner is now with who they were, and turns them away if that changed. */
  recheck(subject: Subject): void {
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
