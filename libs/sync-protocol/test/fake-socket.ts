import { step1Frame } from '../src';

/** A browser's WebSocket whose other end is the test. */
export class FakeSocket {
  static last: FakeSocket;
  static readonly CONNECTING = 0;
  static readonly OPEN = 1;
  static readonly CLOSING = 2;
  static readonly CLOSED = 3;

  readonly OPEN = FakeSocket.OPEN;
  readonly sent: Uint8Array[] = [];
  readyState = FakeSocket.CONNECTING;
  binaryType = '';
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: ArrayBuffer }) => void) | null = null;
  onclose: ((event: { code: number; reason: string }) => void) | null = null;
  onerror: (() => void) | null = null;

  constructor(readonly url: string) {
    FakeSocket.last = this;
  }

  send(data: Uint8Array): void {
    this.sent.push(data);
  }

  close(): void {
    this.readyState = FakeSocket.CLOSED;
  }

  /** The server accepts, and asks for what it lacks. */
  open(stateVector: Uint8Array = Uint8Array.of(0)): void {
    this.readyState = FakeSocket.OPEN;
    this.onopen?.();
    this.receive(step1Frame(stateVector));
  }

  receive(frame: Uint8Array<ArrayBuffer>): void {
    this.onmessage?.({ data: frame.buffer });
  }

  drop(code = 1006): void {
    this.readyState = FakeSocket.CLOSED;
    this.onclose?.({ code, reason: '' });
  }
}
