import { contentHash } from '@samepage/document-log';
import { reconnectOptions, SavedTracker } from '@samepage/sync-protocol';
import { SeededRandom } from '@samepage/testing';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { isWaiting, pageOf, wordsOf } from './content';
import { authorOf, mark, readTokens, type HistoryEvent } from './history';

/** Who sits at a screen, before which document, and how they write. */
export interface ScreenJob {
  /** Such as `c07`: no other client of the run has it, not even the same person after a restart. */
  readonly name: string;
  readonly url: string;
  readonly documentId: string;
  readonly cookie: string;
  readonly seed: number;
  /** Mean milliseconds between two changes; 0 for someone who only reads. */
  readonly pace: number;
}

/** What a screen shows now. */
export interface ScreenState {
  readonly name: string;
  readonly hash: string;
  readonly state: string;
  readonly unsaved: boolean;
  readonly isWaiting: boolean;
  readonly isSynced: boolean;
  readonly wrote: number;
  readonly acked: number;
  /** The longest that anything of this client was underway to being saved, in milliseconds. */
  readonly slowestSave: number;
  readonly closeCodes: readonly number[];
}

/** How the number of a token says what becomes of it. */
const fates = [
  'stays',
  'others delete it',
  'its author deletes it',
  'undone',
  'an element of its own',
] as const;
type Fate = (typeof fates)[number];
const fateOf = (token: string): Fate =>
  fates[Number(token.slice(token.indexOf('-') + 1)) % fates.length] ?? 'stays';

/** One person at one screen, on the stock y-websocket provider with our tracker. Tells `record` all that it does. */
export class Screen {
  private readonly doc = new Y.Doc();
  private readonly words = wordsOf(this.doc);
  private readonly page = pageOf(this.doc);
  private readonly provider: WebsocketProvider;
  private readonly tracker: SavedTracker;
  private readonly random: SeededRandom;
  private readonly undo = new Y.UndoManager(this.words, {
    trackedOrigins: new Set(['undoable']),
    captureTimeout: 0,
  });
  private readonly own: string[] = [];
  private readonly cutByMe = new Set<string>();
  private readonly known = new Set<string>();
  private readonly reportedGone = new Set<string>();
  private readonly closeCodes: number[] = [];
  private undoing: { token: string; next: 'undo' | 'redo' } | undefined;
  private timer: NodeJS.Timeout | undefined;
  private changes = 0;
  private acked = 0;
  private slowestSave = 0;
  private unsavedSince: number | undefined;
  private tokens = 0;
  private hash: string | undefined;

  constructor(
    private readonly job: ScreenJob,
    private readonly record: (event: HistoryEvent) => void,
  ) {
    this.random = new SeededRandom(job.seed);
    this.provider = new WebsocketProvider(job.url, job.documentId, this.doc, {
      ...reconnectOptions(() => this.random.next()),
      WebSocketPolyfill: browserOf(job.cookie),
    });
    this.tracker = new SavedTracker(this.provider);
    this.tracker.subscribe((state) => {
      if (state === 'saved') this.noteSaved();
      this.timeSaving(state !== 'saved');
    });
    this.provider.on('connection-close', (event) => event && this.closeCodes.push(event.code));
    this.doc.on('update', () => (this.hash = undefined));
    this.words.observe(({ transaction, changes }) => {
      if (transaction.local) return;
      this.noteSeen(changes.delta.map(({ insert }) => (typeof insert === 'string' ? insert : '')).join(''));
    });
    this.page.observe(({ transaction, changes }) => {
      if (transaction.local) return;
      for (const { content } of changes.added)
        if (content instanceof Y.ContentType && content.type instanceof Y.XmlElement)
          this.noteSeen(content.type.toJSON());
    });
  }

  get state(): ScreenState {
    return {
      name: this.job.name,
      hash: (this.hash ??= contentHash(this.doc)),
      state: this.tracker.state,
      unsaved: this.tracker.unsaved,
      isWaiting: isWaiting(this.doc),
      isSynced: this.provider.synced,
      wrote: this.changes,
      acked: this.acked,
      slowestSave: Math.round(this.slowestSave),
      closeCodes: this.closeCodes,
    };
  }

  /** Begins to write, or goes on, at this person's pace. */
  begin(): void {
    if (this.timer || this.job.pace === 0) return;
    const again = (): void => {
      this.timer = setTimeout(
        () => {
          // Who has never seen the document has nothing to write in yet; who has, writes on without a connection.
          if (this.provider.synced || this.known.size > 0 || this.own.length > 0) this.change();
          again();
        },
        this.job.pace * (0.5 + this.random.next()),
      );
    };
    again();
  }

  rest(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  /** So many changes at once. */
  burst(count: number): void {
    for (let left = count; left > 0; left--) this.change();
  }

  /** Replaces one entry by so many random bytes: traffic that leaves nothing behind to be counted. */
  flood(bytes: number): void {
    this.doc.getMap('flood').set(this.job.name, this.random.bytes(bytes));
  }

  /** Takes the network away by a word, and gives it back. */
  setOnline(isOnline: boolean): void {
    if (isOnline) this.provider.connect();
    else this.provider.disconnect();
  }

  /** Stops or resumes reading from the socket, which stays open. */
  setReading(isReading: boolean): void {
    const socket = this.provider.ws as unknown as WebSocket | null;
    if (isReading) socket?.resume();
    else socket?.pause();
  }

  /** Writes down what was there and is not any more. */
  lookForGone(): void {
    const visible = new Set(readTokens(this.words.toJSON() + this.page.toJSON()));
    const gone = [...this.known].filter(
      (token) => !visible.has(token) && !this.cutByMe.has(token) && !this.reportedGone.has(token),
    );
    if (gone.length === 0) return;
    for (const token of gone) this.reportedGone.add(token);
    this.record({ e: 'gone', client: this.job.name, tokens: gone });
  }

  private change(): void {
    if (this.undoing) {
      this.goOnUndoing(this.undoing);
      return;
    }
    const lot = this.random.next();
    const isDone =
      (lot < 0.1 && this.format()) ||
      (lot > 0.9 && this.cutSomeonesToken()) ||
      (lot > 0.75 && this.cutOwnToken());
    if (!isDone) this.put();
  }

  private put(): void {
    const token = `${this.job.name}-${String(this.tokens++).padStart(6, '0')}`;
    const fate = fateOf(token);
    this.invoke('put', token);
    if (fate === 'an element of its own') {
      const text = new Y.XmlText(mark(token));
      const element = new Y.XmlElement('p');
      element.insert(0, [text]);
      element.setAttribute('by', this.job.name);
      this.page.insert(this.page.length, [element]);
      return;
    }
    this.doc.transact(
      () => this.words.insert(this.placeForOwn(), mark(token)),
      fate === 'undone' ? 'undoable' : 'typing',
    );
    this.own.push(token);
    if (fate === 'undone') this.undoing = { token, next: 'undo' };
  }

  private goOnUndoing({ token, next }: { token: string; next: 'undo' | 'redo' }): void {
    if (next === 'undo') {
      this.invoke('cut', token);
      this.undo.undo();
      this.undoing = this.random.chance(0.5) ? { token, next: 'redo' } : undefined;
    } else {
      this.invoke('put', token);
      this.undo.redo();
      this.undoing = undefined;
    }
    if (!this.undoing) this.undo.clear();
  }

  /** Answers whether there was something to do, as do the next two. */
  private format(): boolean {
    const all = [...this.words.toJSON().matchAll(/⟦[^⟧]*⟧/g)];
    if (all.length === 0) return false;
    const first = this.random.below(all.length);
    const last = Math.min(all.length - 1, first + this.random.below(4));
    const start = all[first]?.index ?? 0;
    const end = (all[last]?.index ?? 0) + (all[last]?.[0].length ?? 0);
    this.words.format(start, end - start, { bold: this.random.chance(0.6) ? true : null });
    return true;
  }

  private cutSomeonesToken(): boolean {
    const candidates = readTokens(this.words.toJSON()).filter(
      (token) => fateOf(token) === 'others delete it' && authorOf(token) !== this.job.name,
    );
    return candidates.length > 0 && this.cut(this.random.pick(candidates));
  }

  private cutOwnToken(): boolean {
    const token = this.own.find((own) => fateOf(own) === 'its author deletes it' && !this.cutByMe.has(own));
    return token !== undefined && this.cut(token);
  }

  private cut(token: string): boolean {
    const at = this.words.toJSON().indexOf(mark(token));
    if (at < 0) return false;
    this.invoke('cut', token);
    this.cutByMe.add(token);
    this.words.delete(at, mark(token).length);
    return true;
  }

  /** After everything of one's own, so that its order can be checked; at first somewhere between two tokens. */
  private placeForOwn(): number {
    const text = this.words.toJSON();
    const last = text.lastIndexOf(`⟦${this.job.name}-`);
    if (last >= 0) return text.indexOf('⟧', last) + 1;
    const ends = [0, ...[...text.matchAll(/⟧/g)].map(({ index }) => index + 1)];
    return this.random.pick(ends);
  }

  private invoke(e: 'put' | 'cut', token: string): void {
    this.record({ e, client: this.job.name, n: ++this.changes, token });
  }

  private noteSaved(): void {
    if (this.acked === this.changes) return;
    this.acked = this.changes;
    this.record({ e: 'ack', client: this.job.name, n: this.acked });
  }

  private timeSaving(isUnsaved: boolean): void {
    if (isUnsaved) this.unsavedSince ??= performance.now();
    else if (this.unsavedSince !== undefined) {
      this.slowestSave = Math.max(this.slowestSave, performance.now() - this.unsavedSince);
      this.unsavedSince = undefined;
    }
  }

  private noteSeen(text: string): void {
    const tokens = readTokens(text).filter(
      (token) => authorOf(token) !== this.job.name && !this.known.has(token),
    );
    if (tokens.length === 0) return;
    for (const token of tokens) this.known.add(token);
    this.record({ e: 'seen', client: this.job.name, tokens });
  }
}

/** A WebSocket that sends a cookie by itself, as a browser's does. */
function browserOf(cookie: string): typeof globalThis.WebSocket {
  class Browser extends WebSocket {
    constructor(url: string, protocols?: string[]) {
      super(url, protocols, { headers: { cookie } });
    }
  }
  return Browser as unknown as typeof globalThis.WebSocket;
}
