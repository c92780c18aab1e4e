import { helloFrame, readClientFrame, step2Frame, updateFrame } from '@samepage/sync-protocol';
import * as decoding from 'lib0/decoding';
import { once } from 'node:events';
import { WebSocket } from 'ws';

const nothing = Uint8Array.of(0, 0);
/** Updates heard that are kept, to be changed and sent again. */
const kept = 50;

/** Somebody with a session of their own who sends what they like, is closed, and comes back. */
export class Attacker {
  readonly overheard: Uint8Array[] = [];
  readonly codes = new Map<number, number>();
  private socket: WebSocket | undefined;
  private writes = 0;
  private acknowledged = 0;
  private wake: () => void = () => undefined;

  constructor(
    private readonly url: string,
    private readonly cookie: string,
  ) {}

  /** Sends a frame and waits until the server has dealt with it; true if the sender may stay. */
  async send(frame: Uint8Array | string): Promise<boolean> {
    const socket = await this.enter();
    socket.send(frame);
    if (isWriting(frame)) this.writes++;
    // What adds nothing is answered when everything before it was dealt with.
    socket.send(updateFrame(nothing));
    this.writes++;
    await this.until(() => socket.readyState !== WebSocket.OPEN || this.acknowledged >= this.writes);
    return socket.readyState === WebSocket.OPEN;
  }

  leave(): void {
    this.socket?.terminate();
  }

  private async enter(): Promise<WebSocket> {
    if (this.socket?.readyState === WebSocket.OPEN) return this.socket;
    const socket = new WebSocket(this.url, { headers: { cookie: this.cookie } });
    this.socket = socket;
    socket.on('error', () => undefined);
    socket.on('message', (data: Buffer) => this.hear(data));
    socket.on('close', (code) => {
      this.codes.set(code, (this.codes.get(code) ?? 0) + 1);
      this.wake();
    });
    await Promise.race([once(socket, 'open'), once(socket, 'close')]);
    [this.writes, this.acknowledged] = [1, 0];
    if (socket.readyState !== WebSocket.OPEN) return this.enter();
    socket.send(helloFrame(0));
    socket.send(step2Frame(nothing));
    return socket;
  }

  private hear(data: Buffer): void {
    const decoder = decoding.createDecoder(new Uint8Array(data));
    const [type, kind] = [decoding.readVarUint(decoder), decoding.readVarUint(decoder)];
    if (type === 100 && kind === 2) {
      this.acknowledged = decoding.readVarUint(decoder);
      this.wake();
    } else if (type === 0 && kind === 2) {
      this.overheard.push(decoding.readVarUint8Array(decoder).slice());
      if (this.overheard.length > kept) this.overheard.shift();
    }
  }

  private async until(condition: () => boolean): Promise<void> {
    while (!condition()) {
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    }
  }
}

function isWriting(frame: Uint8Array | string): boolean {
  if (typeof frame === 'string') return false;
  try {
    return ['update', 'step2'].includes(readClientFrame(frame).kind);
  } catch {
    return false;
  }
}
