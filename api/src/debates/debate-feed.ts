import type { DebateEvents } from '@samepage/contracts';

/** How long to wait before reading again when a read failed, in milliseconds. */
const retryAfter = 1_000;

export interface FeedSource {
  /** The events after a sequence, from the log. */
  since(debateId: string, after: number): Promise<DebateEvents>;
  /** Sends events to everyone of this node in the debate. */
  emit(debateId: string, events: DebateEvents): void;
  onError(error: unknown): void;
}

interface Reader {
  /** The sequence of the last event this node has sent out. */
  position: number;
  reading: boolean;
  again: boolean;
}

/**
 * Reads the log of each debate that has sockets on this node: one reader a debate, one read at a time, so that events
 * go out once and in order. Rings only say that there is something to read.
 */
export class DebateFeed {
  private readonly readers = new Map<string, Reader>();
  private readonly retries = new Set<NodeJS.Timeout>();

  constructor(private readonly source: FeedSource) {}

  /**
   * Someone has come in who holds the debate at a version: reads on from there when nobody was here before. Answers
   * with whether events they lack have gone out already; those they must be sent themselves. One who holds more than
   * has gone out shows that a ring was lost.
   */
  follow(debateId: string, version: number): { missed: boolean } {
    const reader = this.readers.get(debateId);
    if (reader) {
      this.hear(debateId, version);
      return { missed: reader.position > version };
    }
    const begun: Reader = { position: version, reading: false, again: false };
    this.readers.set(debateId, begun);
    // What was rung for between their snapshot and now was heard by nobody.
    void this.read(debateId, begun);
    return { missed: false };
  }

  /** Nobody of this node is in the debate any more. */
  unfollow(debateId: string): void {
    this.readers.delete(debateId);
  }

  hear(debateId: string, sequence: number): void {
    const reader = this.readers.get(debateId);
    if (reader && sequence > reader.position) void this.read(debateId, reader);
  }

  /** Rings may have been missed: the bell was away, or whoever would have rung died first. */
  look(debateId: string): void {
    const reader = this.readers.get(debateId);
    if (reader) void this.read(debateId, reader);
  }

  stop(): void {
    this.readers.clear();
    for (const timer of this.retries) clearTimeout(timer);
  }

  private async read(debateId: string, reader: Reader): Promise<void> {
    reader.again = true;
    if (reader.reading) return;
    reader.reading = true;
    try {
      while (reader.again && this.readers.get(debateId) === reader) {
        reader.again = false;
        await this.step(debateId, reader);
      }
    } catch (error) {
      this.source.onError(error);
      this.retry(debateId, reader);
    } finally {
      reader.reading = false;
    }
  }

  private async step(debateId: string, reader: Reader): Promise<void> {
    const found = await this.source.since(debateId, reader.position);
    const last = found.events.at(-1);
    if (!last || this.readers.get(debateId) !== reader) return;
    reader.position = last.sequence;
    this.source.emit(debateId, found);
  }

  private retry(debateId: string, reader: Reader): void {
    const timer = setTimeout(() => {
      this.retries.delete(timer);
      void this.read(debateId, reader);
    }, retryAfter);
    timer.unref();
    this.retries.add(timer);
  }
}
