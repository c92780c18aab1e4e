import { reconnectOptions, SavedTracker } from '@samepage/sync-protocol';
import type { SeededRandom } from '@samepage/testing';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import type { Someone } from '../tables';
import { undoOf } from './edits';

/** The line of one socket: what goes over it waits, each way in order, until the test lets it through. */
class Line {
  private readonly out: (() => void)[] = [];
  private readonly in: (() => void)[] = [];
  isFree = false;

  send(pass: () => void): void {
    if (this.isFree) pass();
    else this.out.push(pass);
  }

  hear(pass: () => void): void {
    if (this.isFree) pass();
    else this.in.push(pass);
  }

  letThrough(random: SeededRandom): void {
    for (const queue of [this.out, this.in]) {
      for (const pass of queue.splice(0, random.below(4))) pass();
    }
  }

  free(): void {
    this.isFree = true;
    for (const queue of [this.out, this.in]) for (const pass of queue.splice(0)) pass();
  }
}

/** Someone on a line that delays and breaks. */
export class WobblyEditor {
  readonly doc = new Y.Doc();
  readonly undo = undoOf(this.doc);
  readonly provider: WebsocketProvider;
  readonly tracker: SavedTracker;
  readonly closeCodes: number[] = [];
  private line: Line | undefined;
  private socket: WebSocket | undefined;
  private isFree = false;

  constructor(url: string, someone: Someone, documentId: string) {
    // eslint-disable-next-line @typescript-eslint/no-this-alias -- a socket class that the provider makes by itself
    const editor = this;
    class Wobbly extends WebSocket {
      constructor(address: string, protocols?: string[]) {
        super(address, protocols, { headers: { cookie: someone.cookie } });
        editor.socket = this;
        editor.line = this.line = new Line();
        this.line.isFree = editor.isFree;
        // Held back before any listener hears of it, as a slow line would.
        const emit = this.emit.bind(this);
        this.emit = (name: string | symbol, ...values: unknown[]) => {
          if (name === 'message') this.line.hear(() => emit(name, ...values));
          else return emit(name, ...values);
          return true;
        };
      }

      private readonly line: Line;

      override send(data: Parameters<WebSocket['send']>[0]): void {
        this.line.send(() => {
          if (this.readyState === WebSocket.OPEN) super.send(data);
        });
      }
    }
    this.provider = new WebsocketProvider(url, documentId, this.doc, {
      ...reconnectOptions(),
      maxBackoffTime: 20,
      WebSocketPolyfill: Wobbly as unknown as typeof globalThis.WebSocket,
    });
    this.tracker = new SavedTracker(this.provider);
    this.provider.on('connection-close', (event) => event && this.closeCodes.push(event.code));
  }

  get saved(): boolean {
    return this.tracker.state === 'saved';
  }

  /** Some of what waits on the line arrives. */
  letThrough(random: SeededRandom): void {
    this.line?.letThrough(random);
  }

  /** The line breaks: what was on it is lost. The provider comes back by itself. */
  drop(): void {
    this.socket?.terminate();
  }

  /** From now on the line is a good one. */
  heal(): void {
    this.isFree = true;
    this.line?.free();
  }

  leave(): void {
    this.undo.destroy();
    this.tracker.destroy();
    this.provider.destroy();
    this.provider.awareness.destroy();
    this.socket?.terminate();
  }
}
