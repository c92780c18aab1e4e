import { reconnectOptions, SavedTracker } from '@samepage/sync-protocol';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import type { Someone } from './tables';

export interface EditorOptions {
  readonly url?: string;
  /** Asks for acknowledgements; without it the provider is as stock as can be. */
  readonly tracked?: boolean;
  readonly epoch?: number;
  /** Subprotocols; with them the cookie is left out. */
  readonly protocols?: string[];
  readonly doc?: Y.Doc;
}

/** One person at one screen: a document of their own on a stock y-websocket provider. */
export class Editor {
  readonly doc: Y.Doc;
  readonly provider: WebsocketProvider;
  readonly tracker: SavedTracker | undefined;
  readonly closeCodes: number[] = [];

  constructor(url: string, someone: Someone, documentId: string, options: EditorOptions) {
    this.doc = options.doc ?? new Y.Doc();
    this.provider = new WebsocketProvider(options.url ?? url, documentId, this.doc, {
      ...reconnectOptions(),
      // Tests do not want to wait for a second attempt.
      maxBackoffTime: 50,
      protocols: options.protocols,
      WebSocketPolyfill: browserOf(options.protocols ? undefined : someone.cookie),
    });
    if (options.tracked !== false) this.tracker = new SavedTracker(this.provider, { epoch: options.epoch });
    this.provider.on('connection-close', (event) => event && this.closeCodes.push(event.code));
  }

  get words(): Y.Text {
    return this.doc.getText('words');
  }

  get text(): string {
    return this.words.toJSON();
  }

  get synced(): boolean {
    return this.provider.synced;
  }

  get saved(): boolean {
    return this.tracker?.state === 'saved';
  }

  write(text: string, at = 0): void {
    this.words.insert(at, text);
  }

  /** What others are seen to say of themselves, by name. */
  get others(): Record<string, unknown>[] {
    return [...this.provider.awareness.getStates()]
      .filter(([client]) => client !== this.doc.clientID)
      .map(([, state]) => state);
  }

  /** The network is gone, without a goodbye. */
  cut(): void {
    this.provider.disconnect();
  }

  leave(): void {
    this.tracker?.destroy();
    this.provider.destroy();
    // The provider makes it, and leaves its timer running.
    this.provider.awareness.destroy();
  }
}

/** A WebSocket that sends a cookie by itself, as a browser's does. */
function browserOf(cookie: string | undefined): typeof globalThis.WebSocket {
  const headers = cookie === undefined ? {} : { cookie };
  class Browser extends WebSocket {
    constructor(url: string, protocols?: string[]) {
      super(url, protocols, { headers });
    }
  }
  return Browser as unknown as typeof globalThis.WebSocket;
}
