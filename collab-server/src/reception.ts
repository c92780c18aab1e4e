import { readClientFrame, UnreadableFrame, type ClientFrame } from '@samepage/sync-protocol';
import type { CloseReason } from '@samepage/contracts';
import type { Connection } from './connection';
import { Bucket } from './gate/bucket';
import { limits, rates } from './limits';
import type { Room } from './room';

/** The first part of the gate, for one socket: size, then rate, then what the frame is (SY4, SY26, SY27). */
export class Reception {
  private readonly frames = new Bucket(rates.frames);
  private readonly questions = new Bucket(rates.questions);
  /** Made when it is first needed: most sockets only read. */
  private presence: Bucket | undefined;
  private readonly bytes = new Bucket(rates.bytes);
  /** Writing frames since hello (SY10); undefined until hello was said. */
  private counted: number | undefined;

  constructor(
    private readonly connection: Connection,
    private readonly room: Room,
  ) {}

  receive(message: Uint8Array, isBinary: boolean): void {
    if (this.connection.turnedAway) return;
    const reason = isBinary ? this.handle(message) : 'bad_frame';
    if (reason) this.connection.turnAway(reason);
  }

  /** Why the sender must be turned away, if so. */
  private handle(message: Uint8Array): CloseReason | undefined {
    if (message.byteLength > limits.step2Bytes) return 'too_large';
    if (!this.bytes.take(message.byteLength)) return 'too_fast';
    const frame = read(message);
    if (!frame) return 'bad_frame';
    if (frame.kind === 'awareness' || frame.kind === 'query-awareness') {
      if (message.byteLength > limits.otherBytes) return 'too_large';
      this.presence ??= new Bucket(rates.presence);
      if (this.presence.take()) this.attend(frame);
      return undefined;
    }
    if (!this.frames.take()) return 'too_fast';
    return this.dispatch(frame);
  }

  private attend(frame: Extract<ClientFrame, { kind: 'awareness' | 'query-awareness' }>): void {
    if (frame.kind === 'awareness') this.room.presence.hear(this.connection, frame.entries);
    else this.room.showPresence(this.connection);
  }

  private dispatch(
    frame: Exclude<ClientFrame, { kind: 'awareness' | 'query-awareness' }>,
  ): CloseReason | undefined {
    switch (frame.kind) {
      case 'hello':
        this.counted ??= 0;
        this.room.greet(this.connection, frame.epoch);
        return undefined;
      case 'step1':
        if (frame.stateVector.byteLength > limits.otherBytes) return 'too_large';
        if (!this.questions.take()) return 'too_fast';
        this.room.ask(this.connection, frame.stateVector);
        return undefined;
      case 'update':
        if (frame.update.byteLength > limits.updateBytes) return 'too_large';
        this.write(frame.update, false);
        return undefined;
      case 'step2':
        this.write(frame.update, true);
        return undefined;
    }
  }

  private write(update: Uint8Array, isWhole: boolean): void {
    if (this.counted !== undefined) this.counted++;
    this.room.write({ member: this.connection, update, isWhole, number: this.counted ?? 0 });
  }
}

function read(message: Uint8Array): ClientFrame | undefined {
  try {
    return readClientFrame(message);
  } catch (error) {
    if (error instanceof UnreadableFrame) return undefined;
    throw error;
  }
}
