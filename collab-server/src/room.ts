import { DocumentLogFailure, type DocumentHead } from '@samepage/document-log';
import { Pace, type Log, type Queryable } from '@samepage/platform';
import { updateFrame, welcomeFrame } from '@samepage/sync-protocol';
import { setImmediate as turn, setTimeout as sleep } from 'node:timers/promises';
import * as Y from 'yjs';
import type { Batch, Write } from './batch';
import type { Claimants } from './claimants';
import type { Committer } from './committer';
import type { LoggedDocument } from './document';
import { Inbox } from './inbox';
import { Intake } from './intake';
import { TookTooLong } from './deadline';
import { deadlines, limits } from './limits';
import type { Member } from './member';
import type { Metrics } from './metrics';
import type { Neighbours } from './neighbours';
import { Owners } from './owners';
import { PresenceBoard } from './presence';
import { Question } from './question';
import type { Rests } from './rests';
import { wireOf } from './wire';

export interface RoomContext {
  readonly queryable: Queryable;
  readonly log: Log;
  readonly claimants: Claimants;
  readonly rests: Rests;
  readonly committer: Committer;
  readonly neighbours: Neighbours;
  readonly metrics: Metrics;
}

/**
 * An open document and the people in it. What they write is committed first and shown to others after (SY6): while one
 * batch is being committed the next one gathers, unread, so that what is in memory is at every moment what the log
 * holds, and whoever asks is answered from it at once (SY5).
 */
export class Room {
  readonly presence: PresenceBoard;
  private readonly members = new Set<Member>();
  /** Who reads too slowly to be shown everything, and up to which sequence they were. */
  private readonly lagging = new Map<Member, number>();
  /** Who has left while something of theirs waits to be judged. */
  private readonly gone = new Set<Member>();
  private readonly owners: Owners;
  private readonly intake: Intake;
  private readonly pace = new Pace();
  private readonly inbox: Inbox;
  /** Until something large may be looked at. */
  private rest: NodeJS.Timeout | undefined;
  private isBehind = false;
  /** When the log was last read, by `performance.now()`. */
  private askedAt = -Infinity;
  private working: Promise<void> | undefined;
  private isOver = false;
  /** How often something large was judged in vain, one time after the other. */
  private tries = 0;
  private readonly question = new Question();
  /** When somebody last wrote or came, by `performance.now()`. */
  activeAt = performance.now();

  constructor(
    /** What the document was when it was opened: where it belongs does not change. */
    readonly head: DocumentHead,
    readonly document: LoggedDocument,
    private readonly context: RoomContext,
    private readonly onOver: () => void,
  ) {
    this.inbox = new Inbox(context.rests);
    this.owners = new Owners(context.queryable, document.id, context.claimants, (client) =>
      this.presence.holderOf(client),
    );
    this.presence = new PresenceBoard(
      this.members,
      (client) => this.owners.knownOwner(client),
      (presences) => context.neighbours.share(document.id, presences),
    );
    this.intake = new Intake(document, this.owners);
    context.neighbours.askWho(document.id);
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
    this.activeAt = performance.now();
    const { content, sequence } = this.document;
    member.deliver(this.question.about(content.clocks, sequence));
    this.showPresence(member);
  }

  showPresence(member: Member): void {
    const presence = this.presence.wire();
    if (presence) member.deliverPresence(presence);
  }

  leave(member: Member): void {
    if (!this.members.delete(member)) return;
    this.lagging.delete(member);
    if (this.hasWaiting) this.gone.add(member);
    this.presence.leave(member);
    this.endIfDone();
  }

  /**
   * What a person may do has changed, or everyone's may have: what those who have left sent is dropped unless it is
   * being committed (SY18). Nobody was told that it is saved, and whoever may still write brings it again.
   */
  dropGone(personId?: string): void {
    for (const member of this.gone)
      if (personId === undefined || member.personId === personId) member.turnAway('access_changed');
  }

  /** Someone asked for acknowledgements, and says which epoch they hold (SY9, SY20, SY21). */
  greet(member: Member, epoch: number): void {
    if (epoch !== 0 && epoch !== this.document.epoch) member.turnAway('epoch_changed');
    else member.deliver(wireOf(welcomeFrame(this.document.epoch)));
  }

  write(write: Write): void {
    if (this.inbox.add(write)) this.work();
    else write.member.turnAway('too_fast');
  }

  /** Answers with all that is committed and that someone with this state vector lacks. */
  ask(member: Member, stateVector: Uint8Array): void {
    let clocks: ReadonlyMap<number, number>;
    try {
      clocks = Y.decodeStateVector(stateVector);
    } catch {
      member.turnAway('bad_frame');
      return;
    }
    this.tell(member, this.document.content.answer(clocks), 0);
  }

  /** The log has grown to this sequence, as far as someone else knows. */
  hear(sequence: number): void {
    if (sequence <= this.document.sequence) return;
    this.isBehind = true;
    this.work();
  }

  /** The document was begun anew: nothing of what people hold here may be merged with it (SY21). */
  hearEpoch(epoch: number): void {
    // What was asked before the room was opened may be older than it.
    if (epoch > this.document.epoch) {
      this.fail(new DocumentLogFailure('epoch_changed', this.document.id));
    }
  }

  /** Resolves when all that was received is committed and told. */
  async settled(): Promise<void> {
    this.inbox.hurry();
    this.work();
    await this.working;
  }

  /** Ends the room if nobody is in it and nothing waits to be committed. */
  endIfDone(): void {
    if (this.members.size === 0 && !this.working && this.inbox.isEmpty && !this.isOver) this.end();
  }

  private work(): void {
    if (this.working || this.isOver) return;
    this.working = this.workThrough()
      .catch((error: unknown) => this.fail(error))
      .then(() => {
        this.working = undefined;
        if (this.hasWork) this.work();
        else this.restOrEnd();
      });
  }

  /** Nothing is to be done now: what waits is large and rests, or nothing waits. */
  private restOrEnd(): void {
    if (this.inbox.isEmpty || this.isOver) {
      this.endIfDone();
      return;
    }
    clearTimeout(this.rest);
    this.rest = setTimeout(() => this.work(), this.inbox.dueIn(performance.now()));
  }

  private get hasWaiting(): boolean {
    return !this.inbox.isEmpty || this.intake.hasDoubts;
  }

  private get hasWork(): boolean {
    return !this.isOver && (this.isDue || this.isBehind || this.intake.hasDoubts);
  }

  private get isDue(): boolean {
    return this.inbox.dueIn(performance.now()) === 0;
  }

  /** What seems wrong is asked about when nobody waits for that, or when it has waited long enough itself. */
  private get mustAsk(): boolean {
    if (!this.intake.hasDoubts) return false;
    return !this.isDue || performance.now() - this.askedAt >= deadlines.doubt;
  }

  private async workThrough(): Promise<void> {
    while (this.hasWork) {
      if (this.isBehind || this.mustAsk) await this.catchUp();
      const window = Math.min(this.members.size * limits.paceOfReader, limits.paceAtMost);
      const wait = this.pace.wait(window, performance.now());
      if (wait > 0) await sleep(wait);
      const { writes, large } = this.inbox.take(performance.now());
      const batch = await this.intake.gather(writes, large);
      if (large) this.inbox.rest(large, this.intake.takeTime(), performance.now());
      this.inbox.putBack(this.intake.takeReleased());
      if (await this.commit(batch)) this.tries = 0;
      else if (large && ++this.tries < limits.triesOfLarge) this.inbox.tryAgain(large);
      // Where there was nothing to commit, nothing was waited for: others have their turn here too.
      if (batch.isEmpty) await turn();
      if (!this.hasWaiting) this.gone.clear();
    }
  }

  private async catchUp(): Promise<void> {
    this.isBehind = false;
    for (const { bytes, sequence } of await this.document.catchUp()) this.show(bytes, sequence, null);
    this.askedAt = performance.now();
    this.inbox.putBack(this.intake.takeDoubts());
  }

  /** False where another node wrote first, and all of it is to be judged anew. */
  private async commit(batch: Batch): Promise<boolean> {
    if (batch.isEmpty) {
      batch.acknowledge();
      return true;
    }
    const now = performance.now();
    this.activeAt = now;
    // What adds nothing is shown to nobody: it is no company worth waiting for.
    for (let count = batch.additions; count > 0; count--) this.pace.note(now);
    const { entries } = batch;
    if (!(await this.propose(batch, entries))) {
      // Someone else has written meanwhile: everything is judged once more against what the log holds now.
      this.inbox.putBack(batch.writes);
      return false;
    }
    const update = batch.joined(entries);
    const sequence = this.document.sequence + entries.length;
    this.document.advance(update, sequence, batch.outline);
    this.owners.claimed(batch.claims);
    this.show(update, sequence, batch.soleAuthor ?? null);
    batch.acknowledge();
    this.context.neighbours.ring(this.document.id, sequence);
    return true;
  }

  /** Whether the batch was committed; if not, the log has moved on, and was read. Throws when it cannot be. */
  private async propose(batch: Batch, entries: Batch['entries']): Promise<boolean> {
    const { id, epoch, sequence } = this.document;
    const { committer, metrics } = this.context;
    const proposal = { documentId: id, epoch, after: sequence, entries, claims: batch.claims };
    const began = performance.now();
    while (!(await committer.propose(proposal))) {
      metrics.conflicts.inc();
      await this.catchUp();
      if (this.document.sequence !== sequence) return false;
      // Nobody has written: someone owns what is claimed, or holds the document.
      await this.owners.learn(batch.claims.map(({ client }) => client));
      if (batch.claims.some(({ client, personId }) => this.isOthers(client, personId))) return false;
      if (performance.now() - began > deadlines.statement)
        throw new TookTooLong('somebody holds the document');
      await sleep(deadlines.heldDocument);
    }
    return true;
  }

  private isOthers(client: number, personId: string): boolean {
    const owner = this.owners.knownOwner(client);
    return owner !== undefined && owner !== personId;
  }

  private show(update: Uint8Array, sequence: number, author: Member | null): void {
    const wire = wireOf(updateFrame(update));
    this.pace.went(performance.now());
    for (const member of this.members) {
      if (member === author || this.lagging.has(member)) continue;
      if (!member.deliver(wire)) this.fallBehind(member, sequence - 1);
    }
  }

  private tell(member: Member, wires: readonly Buffer[], from: number): void {
    if (this.lagging.has(member)) this.lagging.set(member, Math.min(from, this.lagging.get(member) ?? from));
    else if (!member.deliverAll(wires)) this.fallBehind(member, from);
  }

  /** Too much waits to be read: nothing more is added until it was, and then all at once (SY29). */
  private fallBehind(member: Member, sequence: number): void {
    this.lagging.set(member, sequence);
    this.context.metrics.laggards.inc();
    member.whenRead(() => {
      const from = this.lagging.get(member);
      if (from === undefined || this.isOver) return;
      this.lagging.delete(member);
      this.tell(member, this.document.content.since(from), from);
    });
  }

  /** What is in memory can no longer be trusted to be in the log: everyone comes back, and finds what is (SY19). */
  private fail(error: unknown): void {
    if (this.isOver) return;
    const isNewEpoch = error instanceof DocumentLogFailure && error.code === 'epoch_changed';
    this.context.log.error({ err: error, document: this.document.id }, 'a document could not be kept');
    this.end();
    for (const member of [...this.members]) member.turnAway(isNewEpoch ? 'epoch_changed' : 'not_stored');
  }

  private end(): void {
    this.isOver = true;
    clearTimeout(this.rest);
    this.presence.close();
    this.onOver();
  }
}
