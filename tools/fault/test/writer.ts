import { SavedTracker } from '@samepage/sync-protocol';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';

/**
 * One person at one screen, on the stock y-websocket provider with our tracker: what the page is built from. Writes
 * numbered marks, and keeps which of them it was told were saved, and which of others' it saw.
 */
export class Writer {
  private readonly doc = new Y.Doc();
  private readonly provider: WebsocketProvider;
  private readonly tracker: SavedTracker;
  private readonly saved = new Set<string>();
  private readonly seen = new Set<string>();
  private wrote = 0;

  constructor(
    private readonly name: string,
    url: string,
    documentId: string,
    ticket: string,
    onSaved: () => void = () => undefined,
  ) {
    this.provider = new WebsocketProvider(url, documentId, this.doc, {
      disableBc: true,
      maxBackoffTime: 50,
      protocols: [`samepage.ticket.${ticket}`],
      WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    });
    this.tracker = new SavedTracker(this.provider);
    this.tracker.subscribe((state) => {
      if (state !== 'saved') return;
      for (let mark = 0; mark < this.wrote; mark++) this.saved.add(`<${this.name}${mark}>`);
      onSaved();
    });
    this.words.observe(() => {
      for (const mark of this.marks) if (!mark.startsWith(`<${this.name}`)) this.seen.add(mark);
    });
  }

  private get words(): Y.Text {
    return this.doc.getText('words');
  }

  get isSynced(): boolean {
    return this.provider.synced;
  }

  /** Everything written is committed, as far as this person was told. */
  get isSaved(): boolean {
    return this.tracker.state === 'saved';
  }

  get marks(): string[] {
    return this.words.toJSON().match(/<[^>]+>/g) ?? [];
  }

  /** What this person has every reason to believe is kept. */
  get believed(): string[] {
    return [...this.saved, ...this.seen];
  }

  get savedCount(): number {
    return this.saved.size;
  }

  write(at: number): void {
    const marks = this.marks;
    const before = marks.slice(0, at % (marks.length + 1)).join('').length;
    this.words.insert(before, `<${this.name}${this.wrote++}>`);
  }

  /** For good: what it holds is not offered to the server again. */
  leave(): void {
    this.tracker.destroy();
    this.provider.destroy();
    this.doc.destroy();
  }
}
