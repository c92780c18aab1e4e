import { DocumentLogFailure } from '@samepage/document-log';
import type { Bell, Log, Queryable } from '@samepage/platform';
import { step1Frame, step2Frame, updateFrame, welcomeFrame } from '@samepage/sync-protocol';
import * as Y from 'yjs';
import { Batch, type Write } from './batch';
import type { LoggedDocument } from './document';
import { Intake } from './intake';
import { limits } from './limits';
import type { Member } from './member';
import { Owners } from './owners';
import { PresenceBoard } from './presence';

export interface RoomContext {
  readonly queryable: Queryable;
  readonly bell: Bell;
  readonly log: Log;
}

interface Question {
  readonly member: Member;
  readonly stateVector: Uint8Array;
}

/**
 * An open document and the people in it. What they write is committed first and shown to others after (SY6): while one
 * batch is being committed the next one gathers, unread, so that between two commits the document in memory is exactly
 * the log, and only then are questions about it answered (SY5).
 */
export class Room {
  readonly presence: PresenceBoard;
  private readonly members = new Set<Member>();
  private readonly intake: Intake;
  private writes: Write[] = [];
  private questions: Question[] = [];
  private isBehind = false;
  private working: Promise<void> | undefined;
  private isOver = false;

  constructor(
    private readonly document: LoggedDocument,
    private readonly context: RoomContext,
    private readonly onOver: () => void,
  ) {
    const owners: Owners = new Owners(context.queryable, document.id, (client) =>
      this.presence.holderOf(client),
    );
    this.presence = new PresenceBoard(this.members, (client) => owners.knownOwner(client));
    this.intake = new Intake(document, owners, (updates) => this.broadcast(updates));
  }

  /** Nobody can enter any more: open the document anew. */
  get over(): boolean {
    return this.isOver;
  }

  get size(): number {
    return this.members.size;
  }

  enter(member: Member): void {
    this.members.add(member);
    member.send(step1Frame(Y.encodeStateVector(this.document.doc)));
    this.showPresence(member);
  }

  showPresence(member: Member): void {
    const presence = this.presence.frame();
    if (presence) member.sendPresence(presence);
  }

  leave(member: Member): void {
    if (!this.members.delete(member)) return;
    this.presence.leave(member);
    this.endIfDone();
  }

  /** Someone asked for acknowledgements, and says which epoch they hold (SY9, SY20, SY21). */
  greet(member: Member, epoch: number): void {
    if (epoch !== 0 && epoch !== this.document.epoch) member.turnAway('epoch_changed');
    else member.send(welcomeFrame(this.document.epoch));
  }

  write(write: Write): void {
    this.writes.push(write);
    this.work();
  }

  ask(member: Member, stateVector: Uint8Array): void {
    this.questions.push({ member, stateVector });
    this.work();
  }

  /** The log has grown to this sequence, as far as someone else knows. */
  hear(sequence: number): void {
    if (sequence <= this.document.sequence) return;
    this.isBehind = true;
    this.work();
  }

  /** Resolves when all that was received is committed and told. */
  async settled(): Promise<void> {
    await this.working;
  }

  /** Ends the room if nobody is in it and nothing waits to be committed. */
  endIfDone(): void {
    if (this.members.size === 0 && !this.working && !this.isOver) this.end();
  }

  private work(): void {
    if (this.working || this.isOver) return;
    this.working = this.workThrough()
      .catch((error: unknown) => this.fail(error))
      .then(() => {
        this.working = undefined;
        if (this.hasWork) this.work();
        else this.endIfDone();
      });
  }

  private get hasWork(): boolean {
    return !this.isOver && (this.writes.length > 0 || this.questions.length > 0 || this.isBehind);
  }

  private async workThrough(): Promise<void> {
    while (this.hasWork) {
      if (this.isBehind) {
        this.isBehind = false;
        this.broadcast(await this.document.catchUp());
      }
      this.answerQuestions();
      const batch = new Batch();
      for (const write of this.writes.splice(0, limits.batchWrites)) await this.intake.accept(write, batch);
      await this.commit(batch);
    }
  }

  private answerQuestions(): void {
    for (const { member, stateVector } of this.questions.splice(0)) {
      try {
        member.send(step2Frame(Y.encodeStateAsUpdate(this.document.doc, stateVector)));
      } catch {
        member.turnAway('bad_frame');
      }
    }
  }

  private async commit(batch: Batch): Promise<void> {
    if (batch.entries.length > 0) {
      this.broadcast(await this.document.commit(batch.entries));
      for (const { bytes, author } of batch.updates()) this.show(bytes, author);
      this.context.bell.ring({ about: 'document', id: this.document.id, sequence: this.document.sequence });
    }
    batch.acknowledge();
  }

  private broadcast(updates: readonly Uint8Array[]): void {
    for (const update of updates) this.show(update, null);
  }

  private show(update: Uint8Array, author: Member | null): void {
    const frame = updateFrame(update);
    for (const member of this.members) if (member !== author) member.send(frame);
  }

  /** What is in memory can no longer be trusted to be in the log: everyone comes back, and finds what is (SY19). */
  private fail(error: unknown): void {
    const isNewEpoch = error instanceof DocumentLogFailure && error.code === 'epoch_changed';
    this.context.log.error({ err: error, document: this.document.id }, 'a document could not be kept');
    this.end();
    for (const member of [...this.members]) member.turnAway(isNewEpoch ? 'epoch_changed' : 'not_stored');
  }

  private end(): void {
    this.isOver = true;
    this.onOver();
    this.document.destroy();
  }
}
