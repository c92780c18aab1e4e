import { savedFrame, step1Frame, step2Frame, welcomeFrame, awarenessFrame } from '@samepage/sync-protocol';
import * as Y from 'yjs';

/** A WebSocket in a test's hand: it opens, says and closes when the test has it so. */
export class FakeSocket {
  static readonly made: FakeSocket[] = [];
  static get last(): FakeSocket {
    const last = FakeSocket.made.at(-1);
    if (!last) throw new Error('No socket was opened.');
    return last;
  }

  readonly OPEN = 1;
  readyState = 0;
  binaryType = '';
  sent: Uint8Array[] = [];
  onopen: (() => void) | null = null;
  onclose: ((event: { code: number; reason: string }) => void) | null = null;
  onmessage: ((event: { data: ArrayBuffer }) => void) | null = null;
  onerror: (() => void) | null = null;

  constructor(readonly url: string) {
    FakeSocket.made.push(this);
  }

  send(data: Uint8Array): void {
    this.sent.push(data);
  }

  close(): void {
    this.drop(1000);
  }

  /** The server ends the line, or (1006) the network does. */
  drop(code: number): void {
    if (this.readyState === 3) return;
    this.readyState = 3;
    this.onclose?.({ code, reason: '' });
  }

  hear(frame: Uint8Array<ArrayBuffer>): void {
    this.onmessage?.({ data: frame.buffer });
  }

  /** Opens, and answers as the server does for a document: what it holds, and that all of it is committed. */
  begin(document = new Y.Doc()): void {
    this.readyState = 1;
    this.onopen?.();
    this.hear(welcomeFrame(1));
    this.hear(step2Frame(Y.encodeStateAsUpdate(document)));
    this.hear(step1Frame(Y.encodeStateVector(document)));
  }

  /** Says that everything sent so far is committed. */
  commit(): void {
    const writing = this.sent.filter(([type, kind]) => type === 0 && (kind === 1 || kind === 2));
    this.hear(savedFrame(writing.length));
  }

  /** Someone is here, as the server writes it. */
  present(client: number, user: object): void {
    this.hear(awarenessFrame([{ client, clock: Date.now(), state: JSON.stringify({ user }) }]));
  }
}
