import { computed, DestroyRef, inject, Injectable, signal } from '@angular/core';
import { type KnownClose, reconnectOptions, SavedTracker, type SavedState } from '@samepage/sync-protocol';
import type { SaveState, VoiceLook } from '@samepage/ui';
import { IndexeddbPersistence } from 'y-indexeddb';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { forgetDocuments, noteDocument, offlineName } from '../../core/offline-documents';

/** How long the copy on this device may take to open; without it the page goes on and asks the server. */
const patience = 3_000;

/** Awareness as the server writes it: a chosen name and a sector, never an account. */
interface Present {
  readonly user?: VoiceLook;
}

function collabAddress({ protocol, host }: Location): string {
  return `${protocol === 'https:' ? 'wss' : 'ws'}://${host}/collab`;
}

/** One shared document: the copy on this device, the line to the server, who is here, and what is saved. */
@Injectable()
export class SharedDocument {
  readonly doc = new Y.Doc();
  provider: WebsocketProvider | null = null;
  private tracker: SavedTracker | null = null;
  private copy: IndexeddbPersistence | null = null;
  private copyName = '';
  private destroyed = false;

  /** True once there is something true to write on: the server's state, or the copy kept here. */
  readonly ready = signal(false);
  readonly state = signal<SavedState>('connecting');
  /** Whether the network is there, and the line to the server. */
  private readonly away = signal(false);
  private readonly noNetwork = signal(!navigator.onLine);
  /** Whether what is written is also kept on this device. */
  readonly kept = signal(false);
  /** What to tell the writer: without a line words only wait; `not-saved` is for a server that is silent or refuses. */
  readonly shown = computed<SaveState>(() => {
    const state = this.state();
    if (state === 'no-access' || this.closed()) return state;
    return this.noNetwork() || (this.away() && state === 'not-saved') ? 'offline' : state;
  });
  /** Why the server closed the line for good, until it is open again. */
  readonly closed = signal<KnownClose | null>(null);
  readonly people = signal<readonly VoiceLook[]>([]);

  constructor() {
    const look = () => this.noNetwork.set(!navigator.onLine);
    for (const event of ['online', 'offline']) addEventListener(event, look);
    inject(DestroyRef).onDestroy(() => {
      for (const event of ['online', 'offline']) removeEventListener(event, look);
      this.leave();
    });
  }

  async open(documentId: string, membershipId: string): Promise<void> {
    this.copyName = offlineName(membershipId, documentId);
    const epoch = await this.openCopy();
    if (this.destroyed) return;
    const provider = new WebsocketProvider(collabAddress(location), documentId, this.doc, reconnectOptions());
    this.provider = provider;
    this.tracker = new SavedTracker(provider, {
      epoch,
      onEpoch: (now) => void this.copy?.set('epoch', now),
    });
    this.tracker.subscribe((state) => this.settle(state));
    provider.on('connection-close', () => this.away.set(true));
    provider.on('status', ({ status }) => {
      if (status === 'connected') this.away.set(false);
    });
    provider.on('sync', (synced: boolean) => {
      if (synced) this.ready.set(true);
    });
    provider.awareness.on('change', () => this.lookAround(provider));
    if (this.doc.store.clients.size > 0) this.ready.set(true);
  }

  /** How far the words on this page go, as the server compares it with what it holds. */
  stateVector(): string {
    return btoa(Array.from(Y.encodeStateVector(this.doc), (byte) => String.fromCharCode(byte)).join(''));
  }

  /** Takes this document's copy off the device, with whatever in it was not saved. */
  async forget(): Promise<void> {
    await this.copy?.destroy();
    this.copy = null;
    this.kept.set(false);
    await forgetDocuments(this.copyName);
  }

  private async openCopy(): Promise<number> {
    if (typeof indexedDB === 'undefined') return 0;
    noteDocument(this.copyName);
    const copy = new IndexeddbPersistence(this.copyName, this.doc);
    const opened = await Promise.race([
      copy.whenSynced.then(() => true),
      new Promise<false>((done) => setTimeout(() => done(false), patience)),
    ]);
    if (!opened || this.destroyed) return 0;
    this.copy = copy;
    this.kept.set(true);
    const epoch: unknown = await copy.get('epoch');
    return typeof epoch === 'number' ? epoch : 0;
  }

  private settle(state: SavedState): void {
    this.state.set(state);
    const reason = this.tracker?.reason ?? null;
    if (reason && reason.then !== 'come-back') this.closed.set(reason);
    else if (state === 'saved' || state === 'saving') this.closed.set(null);
    // Who may not see it any more keeps no copy of it either.
    if (reason?.code === 4403 || reason?.code === 4404) void this.forget();
  }

  private lookAround({ awareness }: WebsocketProvider): void {
    const others = [...awareness.getStates()]
      .filter(([client]) => client !== this.doc.clientID)
      .map(([, state]) => (state as Present).user);
    this.people.set(others.filter((user): user is VoiceLook => user?.sector !== undefined));
  }

  private leave(): void {
    this.destroyed = true;
    this.tracker?.destroy();
    this.provider?.destroy();
    void this.copy?.destroy();
    this.doc.destroy();
  }
}
