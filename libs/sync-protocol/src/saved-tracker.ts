import type { CloseAction } from '@samepage/contracts';
import * as decoding from 'lib0/decoding';
import type { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { reasonOf, type KnownClose } from './close';
import { helloFrame, step2Frame } from './frames';
import { Ledger } from './ledger';
import { extensionType, messageType, syncType } from './numbers';

/**
 * What to tell the person who writes:
 * `connecting` nothing is known yet; `saving` the server has it but has not committed it; `saved` everything written
 * here is committed; `offline` there is no connection, and nothing that waits for one; `not-saved` something written
 * here is not committed and may not be soon (no connection, or the server is silent or refused it);
 * `no-access` the server will not have this person here, or not as a writer (see `reason` and `unsaved`).
 */
export type SavedState = 'connecting' | 'saving' | 'saved' | 'offline' | 'not-saved' | 'no-access';

export interface SavedTrackerOptions {
  /** The epoch of what this client kept from before, if it kept something. */
  readonly epoch?: number;
  /** Told the document's epoch on each connection: keep it beside what is kept of the document. */
  readonly onEpoch?: (epoch: number) => void;
  /** After how many silent milliseconds `saving` becomes `not-saved`. */
  readonly patience?: number;
}

/** Five seconds without a word is longer than a commit ever takes; the person should know. */
const defaultPatience = 5_000;

/** `WebSocket.OPEN`, which is not there to be asked where a polyfill is used. */
const open = 1;

const lockedOut: ReadonlySet<CloseAction> = new Set<CloseAction>(['stop', 'sign-in', 'read-only']);

/**
 * Says truthfully whether what was written on a stock y-websocket provider is committed (SY9 to SY12). Attach it in
 * the same turn in which the provider is made, before its socket opens.
 */
export class SavedTracker {
  private readonly listeners = new Set<(state: SavedState) => void>();
  private readonly ledger: Ledger;
  private socket: WebSocket | null = null;
  private shown: SavedState = 'connecting';
  private shownReason: KnownClose | null = null;
  private attempted = false;
  private silent = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private knownEpoch: number;
  private closing: KnownClose | null = null;

  constructor(
    private readonly provider: WebsocketProvider,
    private readonly options: SavedTrackerOptions = {},
  ) {
    this.knownEpoch = options.epoch ?? 0;
    this.ledger = new Ledger(provider.doc.store.clients.size > 0);
    provider.messageHandlers[messageType.samepage] = (_encoder, decoder) => this.read(decoder);
    provider.on('status', this.onStatus);
    provider.on('connection-close', this.onClose);
    provider.doc.on('update', this.onUpdate);
    if (provider.wsconnected) this.open({ late: true });
  }

  get state(): SavedState {
    return this.shown;
  }

  /** Whether anything written here is not committed, as far as this client can know. */
  get unsaved(): boolean {
    return !this.ledger.allSaved;
  }

  /** Why the server closed the last connection, if it said so and none was opened since. */
  get reason(): KnownClose | null {
    return this.closing;
  }

  /** The document's epoch, 0 until it is known. */
  get epoch(): number {
    return this.knownEpoch;
  }

  /** Calls back on each change of `state` or `reason`; returns how to stop. */
  subscribe(listener: (state: SavedState) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  destroy(): void {
    clearTimeout(this.timer);
    this.listeners.clear();
    this.provider.off('status', this.onStatus);
    this.provider.off('connection-close', this.onClose);
    this.provider.doc.off('update', this.onUpdate);
  }

  private readonly onStatus = ({ status }: { status: string }): void => {
    if (status === 'connected') this.open({ late: false });
  };

  private readonly onClose = (event: CloseEvent | null): void => {
    this.closing = reasonOf(event?.code);
    this.attempted = true;
    this.socket = null;
    this.ledger.closed();
    this.settle();
  };

  private readonly onUpdate = (_update: Uint8Array, origin: unknown): void => {
    if (origin === this.provider) return;
    // The provider listens first: on an open socket it has just sent this, and `send` below has counted it.
    if (this.socket?.readyState !== open) this.ledger.wroteAside();
    this.settle();
  };

  private open({ late }: { late: boolean }): void {
    const socket = this.provider.ws;
    if (!socket || socket === this.socket) return;
    this.socket = socket;
    this.closing = null;
    this.ledger.opened();
    const send = socket.send.bind(socket);
    socket.send = (data) => {
      this.count(data);
      send(data);
    };
    // The provider asks and answers after this, so hello is the first thing the server reads (SY9).
    send(helloFrame(this.knownEpoch));
    if (late) socket.send(step2Frame(Y.encodeStateAsUpdate(this.provider.doc)));
    this.settle();
  }

  private count(data: unknown): void {
    if (!ArrayBuffer.isView(data)) return;
    const [type, kind] = new Uint8Array(data.buffer, data.byteOffset, Math.min(data.byteLength, 2));
    if (type !== messageType.sync) return;
    if (kind === syncType.step2) this.ledger.sentWhole();
    else if (kind === syncType.update) this.ledger.sentUpdate();
    this.settle();
  }

  private read(decoder: decoding.Decoder): void {
    const type = decoding.readVarUint(decoder);
    const value = decoding.readVarUint(decoder);
    if (type === extensionType.welcome) {
      this.knownEpoch = value;
      this.options.onEpoch?.(value);
    } else if (type === extensionType.saved) {
      this.ledger.acknowledged(value);
      this.stopWaiting();
    }
    this.settle();
  }

  /** Shows what is true now, and begins to wait for a word from the server where one is due. */
  private settle(): void {
    const next = this.look();
    if (next === 'saving') {
      this.timer ??= setTimeout(() => {
        this.silent = true;
        this.settle();
      }, this.options.patience ?? defaultPatience);
    } else if (next !== 'not-saved' || !this.socket) this.stopWaiting();
    if (next === this.shown && this.closing === this.shownReason) return;
    this.shown = next;
    this.shownReason = this.closing;
    for (const listener of this.listeners) listener(next);
  }

  private stopWaiting(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.silent = false;
  }

  private look(): SavedState {
    if (this.socket) {
      if (this.ledger.allSaved) return this.ledger.settled ? 'saved' : 'connecting';
      return this.silent ? 'not-saved' : 'saving';
    }
    if (this.closing && lockedOut.has(this.closing.then)) return 'no-access';
    if (!this.attempted) return 'connecting';
    return this.ledger.allSaved ? 'offline' : 'not-saved';
  }
}
