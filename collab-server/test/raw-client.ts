import { helloFrame, step1Frame, updateFrame } from '@samepage/sync-protocol';
import * as decoding from 'lib0/decoding';
import { once } from 'node:events';
import { WebSocket, type ClientOptions } from 'ws';
import * as Y from 'yjs';

/** A socket that says exactly what the test wants, and keeps what it hears. */
export class RawClient {
  readonly socket: WebSocket;
  readonly heard: Uint8Array[] = [];
  readonly closed: Promise<{ code: number; reason: string }>;
  readonly opened: Promise<void>;

  constructor(url: string, options: ClientOptions & { protocols?: string[] } = {}) {
    this.socket = new WebSocket(url, options.protocols ?? [], options);
    this.socket.on('message', (data: Buffer) => this.heard.push(new Uint8Array(data)));
    this.socket.on('error', () => undefined);
    this.closed = new Promise((resolve) =>
      this.socket.on('close', (code, reason) => resolve({ code, reason: reason.toString() })),
    );
    this.opened = once(this.socket, 'open').then(() => undefined);
    this.opened.catch(() => undefined);
  }

  get isOpen(): boolean {
    return this.socket.readyState === WebSocket.OPEN;
  }

  send(frame: Uint8Array | string): void {
    this.socket.send(frame);
  }

  hello(epoch = 0): void {
    this.send(helloFrame(epoch));
  }

  ask(): void {
    this.send(step1Frame(Y.encodeStateVector(new Y.Doc())));
  }

  /** Writes as a client of this id would, into the text the tests use. */
  write(text: string, clientId: number): Y.Doc {
    const doc = new Y.Doc();
    doc.clientID = clientId;
    doc.getText('words').insert(0, text);
    this.send(updateFrame(Y.encodeStateAsUpdate(doc)));
    return doc;
  }

  /** The acknowledgements so far, by their counts. */
  get acknowledged(): number[] {
    return this.heard
      .filter(([type, kind]) => type === 100 && kind === 2)
      .map(([, , ...count]) => numberOf(count));
  }

  /** The updates and states heard so far, put together. */
  get document(): Y.Doc {
    const doc = new Y.Doc();
    for (const [type, kind, ...rest] of this.heard) {
      if (type === 0 && (kind === 1 || kind === 2)) Y.applyUpdate(doc, bytesOf(rest));
    }
    return doc;
  }

  leave(): void {
    this.socket.terminate();
  }
}

function numberOf(bytes: readonly number[]): number {
  return decoding.readVarUint(decoding.createDecoder(Uint8Array.from(bytes)));
}

function bytesOf(bytes: readonly number[]): Uint8Array {
  return decoding.readVarUint8Array(decoding.createDecoder(Uint8Array.from(bytes)));
}
