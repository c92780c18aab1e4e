import { compact, type Replayed } from '@samepage/document-log';
import type { Log, Queryable } from '@samepage/platform';
import * as Y from 'yjs';
import { deadlines, limits } from './limits';
import { ReplayGivenUp, type Replaying } from './replaying';
import type { Room } from './room';

interface UpkeepContext {
  readonly queryable: Queryable;
  readonly log: Log;
  readonly replaying: Replaying;
}

/**
 * Keeps opening a document cheap and an open one small: writes snapshots when people pause or have left, one document
 * at a time and off the event loop, and lets rooms forget what can be made again. What fails is tried again later, for
 * nothing depends on it: the log has everything. What takes too long is tried again much later, so that others are not
 * kept waiting for it.
 */
export class Upkeep {
  private readonly due = new Set<string>();
  /** Documents that took too long, and when they may be tried again, by `performance.now()`. */
  private readonly slow = new Map<string, number>();
  private working: Promise<void> | undefined;
  private isClosed = false;

  constructor(
    private readonly context: UpkeepContext,
    private readonly roomOf: (documentId: string) => Room | undefined,
  ) {}

  /** Called now and then for each open room. */
  look(room: Room): void {
    const { content, id } = room.document;
    const pause = performance.now() - room.activeAt;
    const most = pause >= deadlines.pause ? limits.tailUpdates : limits.tailUpdatesAtMost;
    if (content.tailUpdates >= most || content.tailBytes > Math.max(limits.tailBytes, content.baseBytes)) {
      this.schedule(id);
    }
    if (pause >= deadlines.rest) room.document.rest();
  }

  /** Everyone has left; who comes next should find it ready. */
  left({ document: { content, id } }: Room): void {
    if (content.tailUpdates >= limits.tailUpdatesLeft) this.schedule(id);
  }

  /** Waits a little for what is under way, and begins nothing more. */
  async close(): Promise<void> {
    this.isClosed = true;
    this.due.clear();
    const late = setTimeout(() => void this.context.replaying.close(), deadlines.leaving);
    await this.working;
    clearTimeout(late);
  }

  private schedule(documentId: string): void {
    if (this.isClosed || performance.now() < (this.slow.get(documentId) ?? -Infinity)) return;
    this.due.add(documentId);
    this.working ??= this.work().finally(() => (this.working = undefined));
  }

  private async work(): Promise<void> {
    for (const documentId of this.due) {
      this.due.delete(documentId);
      await this.compact(documentId).catch((error: unknown) => this.fail(documentId, error));
    }
  }

  private fail(documentId: string, error: unknown): void {
    const isSlow = error instanceof ReplayGivenUp && !this.isClosed;
    const again = isSlow ? `in ${deadlines.replayAgain / 60_000} minutes` : 'later';
    this.context.log.warn(
      { err: error, document: documentId },
      `no snapshot was written; tried again ${again}`,
    );
    if (!isSlow) return;
    const now = performance.now();
    for (const [id, until] of this.slow) if (until <= now) this.slow.delete(id);
    this.slow.set(documentId, now + deadlines.replayAgain);
  }

  private async compact(documentId: string): Promise<void> {
    const { queryable, replaying, log } = this.context;
    let last: Replayed | undefined;
    const { refused, epoch, snapshot } = await compact(queryable, documentId, async (base, updates) => {
      last = await replaying.replay(base, updates);
      return last;
    });
    if (refused) log.error({ document: documentId, refused }, 'a document could not be compacted');
    const document = this.roomOf(documentId)?.document;
    if (snapshot === null || !last || document?.epoch !== epoch) return;
    const { bytes, stateVector, deletions } = last;
    document.content.rebase(bytes, snapshot, Y.decodeStateVector(stateVector), deletions);
  }
}
