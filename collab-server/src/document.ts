import { DocumentLogFailure, find, open, readSince, type Entry, type NewEntry } from '@samepage/document-log';
import type { Log, Queryable } from '@samepage/platform';
import * as Y from 'yjs';
import { Content } from './content';
import { decode } from './gate/decode';
import { additionFromLog } from './gate/examine';
import { Kept } from './gate/kept';
import { limits } from './limits';
import type { Metrics } from './metrics';
import { Outline } from './outline/outline';

interface OpenContext {
  readonly queryable: Queryable;
  readonly log: Log;
  readonly metrics: Metrics;
}

/**
 * A document as its log has it, without a live Yjs document: what whoever comes is sent, and from the first writing on
 * an outline to judge updates against. Only what is committed is ever in it.
 */
export class LoggedDocument {
  readonly content = new Content();
  private known: Outline | undefined;
  private inspected: Inspected | undefined;
  /** What was written takes so long to be decoded that it is not. */
  private isTooCostly = false;

  private constructor(
    private readonly queryable: Queryable,
    readonly id: string,
    readonly epoch: number,
    private at: number,
  ) {}

  /** Loads a document. Throws when nothing of it can be read: there is no empty document in place of one. */
  static async open({ queryable, log, metrics }: OpenContext, id: string): Promise<LoggedDocument> {
    const { epoch, sequence, snapshot, entries, damage } = await open(queryable, id);
    if (damage.length > 0) {
      metrics.damages.inc();
      log.error({ document: id, damage }, 'some of a document could not be read; it was opened without');
    }
    const document = new LoggedDocument(queryable, id, epoch, sequence);
    if (snapshot) {
      const clocks = Y.decodeStateVector(snapshot.stateVector);
      document.content.rebase(snapshot.bytes, snapshot.sequence, clocks);
    }
    for (const entry of entries) document.take(entry);
    document.at = sequence;
    return document;
  }

  /** The last sequence of the log that is in the document. */
  get sequence(): number {
    return this.at;
  }

  /** What updates are judged against. Made when it is first needed: a document that is only read has none. */
  get outline(): Outline {
    if (this.known) return this.known;
    const outline = new Outline();
    for (const update of this.content.updates) {
      additionFromLog(outline, decode(update, { isTrusted: true })).outline.settle();
    }
    this.known = outline;
    return outline;
  }

  /** Forgets what can be made again, once nobody has written for a while. */
  rest(): void {
    this.known = undefined;
    this.inspected = undefined;
    this.isTooCostly = false;
  }

  /**
   * The structs of all that is committed, for the few questions that the outline cannot answer; undefined where having
   * them at hand costs too much, until the document has rested.
   */
  inspect(): Kept | undefined {
    const { content } = this;
    const isLarge = content.baseBytes + content.tailBytes > limits.inspectedBytes;
    if (this.isTooCostly || isLarge) {
      this.inspected = undefined;
      return undefined;
    }
    this.inspected ??= new Inspected(new Kept(this.outline), content.updates);
    if (!this.inspected.catchUp()) {
      this.inspected = undefined;
      this.isTooCostly = true;
    }
    return this.inspected?.kept;
  }

  /** Takes in what was just committed, after everything the document has. */
  advance(update: Uint8Array, sequence: number, outline: Outline): void {
    outline.settle();
    this.follow(update);
    this.content.append(update, sequence, outline.clocks);
    this.at = sequence;
  }

  /** Reads what others appended to the log, takes it in, and returns it. Throws `epoch_changed` if it was begun anew. */
  async catchUp(): Promise<readonly Entry[]> {
    const entries = await readSince(this.queryable, this.id, this.epoch, this.at);
    if (entries.length === 0) await this.expectSameEpoch();
    for (const entry of entries) this.take(entry);
    return entries;
  }

  private take({ bytes, sequence }: NewEntry & { readonly sequence: number }): void {
    const decoded = decode(bytes, { isTrusted: true });
    if (this.known) additionFromLog(this.known, decoded).outline.settle();
    const ends = new Map<number, number>();
    for (const { id, length } of decoded.structs) ends.set(id.client, id.clock + length);
    this.follow(bytes);
    this.content.append(bytes, sequence, ends);
    this.at = sequence;
  }

  /** What was replaced since stays in what is inspected: when that is more than it may be, it is made anew. */
  private follow(update: Uint8Array): void {
    this.inspected?.follow(update);
    if (this.inspected && this.inspected.bytes > limits.inspectedBytes) this.inspected = undefined;
  }

  private async expectSameEpoch(): Promise<void> {
    const head = await find(this.queryable, this.id);
    if (head?.epoch === this.epoch) return;
    throw new DocumentLogFailure(head ? 'epoch_changed' : 'no_document', this.id);
  }
}

/** The structs of a document, and what of it was not looked at yet. */
class Inspected {
  private behind: Uint8Array[] = [];
  bytes = 0;

  constructor(
    readonly kept: Kept,
    updates: readonly Uint8Array[],
  ) {
    for (const update of updates) this.follow(update);
  }

  follow(update: Uint8Array): void {
    this.behind.push(update);
    this.bytes += update.byteLength;
  }

  /** False when it takes too long. */
  catchUp(): boolean {
    if (this.behind.length === 0) return true;
    const updates = this.behind;
    this.behind = [];
    const began = process.threadCpuUsage();
    return updates.every((update) => {
      this.kept.add(decode(update, { isTrusted: true }).structs);
      const { user, system } = process.threadCpuUsage(began);
      return (user + system) / 1000 <= limits.inspection;
    });
  }
}
