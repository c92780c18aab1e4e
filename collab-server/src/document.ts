import { append, load, readSince, type NewEntry } from '@samepage/document-log';
import type { Queryable } from '@samepage/platform';
import * as Y from 'yjs';

/** An update went into the document only in part: what is in memory is no longer what a log could hold. */
export class HalfApplied extends Error {
  override readonly name = 'HalfApplied';
}

/** Marks changes that come from the log or from a client, as opposed to what Yjs tidies up by itself after them. */
const incoming = Symbol('incoming');

/**
 * A document in memory, kept equal to its log. What is applied is not in the log until `commit`; until then nobody
 * may be shown it. Not safe for several callers at once: a room is its only one.
 */
export class LoggedDocument {
  private constructor(
    private readonly queryable: Queryable,
    readonly id: string,
    private state: { doc: Y.Doc; sequence: number },
    readonly epoch: number,
  ) {}

  /** Loads the whole log. Throws when it cannot be read: there is no empty document in place of one. */
  static async open(queryable: Queryable, id: string): Promise<LoggedDocument> {
    const { epoch, sequence, updates } = await load(queryable, id);
    const doc = replay(updates.map(({ bytes }) => bytes));
    return new LoggedDocument(queryable, id, { doc, sequence }, epoch);
  }

  get doc(): Y.Doc {
    return this.state.doc;
  }

  /** The last sequence of the log that is in the document. */
  get sequence(): number {
    return this.state.sequence;
  }

  /**
   * Applies an update, and returns what Yjs changed by itself in doing so (it tidies formatting): that belongs into
   * the log too. Throws HalfApplied when the update does not fit; then `rebuild` is due.
   */
  apply(update: Uint8Array): Uint8Array[] {
    const tidied: Uint8Array[] = [];
    const notice = (bytes: Uint8Array, origin: unknown): void => {
      if (origin !== incoming) tidied.push(bytes);
    };
    this.doc.on('update', notice);
    try {
      Y.applyUpdate(this.doc, update, incoming);
    } catch (error) {
      throw new HalfApplied('Yjs could not apply an update.', { cause: error });
    } finally {
      this.doc.off('update', notice);
    }
    if (isWaiting(this.doc)) throw new HalfApplied('An update waits for another that is not there.');
    return tidied;
  }

  /**
   * Commits what was applied since the last commit. Returns what others appended to the log in the meantime, already
   * applied here.
   */
  async commit(entries: readonly NewEntry[]): Promise<Uint8Array[]> {
    const { first, last } = await append(this.queryable, this.id, this.epoch, entries);
    const others = first > this.sequence + 1 ? await this.readBetween(first) : [];
    this.state.sequence = last;
    return others;
  }

  /** Applies what others appended to the log, and returns it. */
  async catchUp(): Promise<Uint8Array[]> {
    return this.readBetween(Infinity);
  }

  /**
   * Begins again from the log, with what was applied but not yet committed on top. Returns what others appended in the
   * meantime, now applied here.
   */
  async rebuild(uncommitted: readonly NewEntry[]): Promise<Uint8Array[]> {
    const known = this.sequence;
    const { sequence, updates } = await load(this.queryable, this.id);
    this.doc.destroy();
    this.state = { doc: replay([...updates, ...uncommitted].map(({ bytes }) => bytes)), sequence };
    return updates.filter((entry) => entry.sequence > known).map(({ bytes }) => bytes);
  }

  destroy(): void {
    this.doc.destroy();
  }

  private async readBetween(before: number): Promise<Uint8Array[]> {
    const entries = await readSince(this.queryable, this.id, this.epoch, this.sequence);
    const others = entries.filter(({ sequence }) => sequence < before);
    for (const { bytes } of others) this.apply(bytes);
    this.state.sequence = others.at(-1)?.sequence ?? this.sequence;
    return others.map(({ bytes }) => bytes);
  }
}

function replay(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update, incoming);
  if (isWaiting(doc)) throw new HalfApplied('The log refers to what is not in it.');
  return doc;
}

function isWaiting({ store }: Y.Doc): boolean {
  return store.pendingStructs !== null || store.pendingDs !== null;
}
