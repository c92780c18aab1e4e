import type { CloseReason } from '@samepage/contracts';
import { Batch, type Write } from './batch';
import type { LoggedDocument } from './document';
import { Bucket } from './gate/bucket';
import type { Struct } from './gate/decode';
import type { Addition } from './gate/examination';
import { examine } from './gate/examine';
import type { Kept } from './gate/kept';
import { areSame, onlyTidy } from './gate/repeats';
import { limits, rates } from './limits';
import type { Member } from './member';
import type { Owners } from './owners';

/** What came of a look at a write: it is dealt with, or more must be known first. */
type Outcome =
  | 'done'
  /** Another node may have committed what seems to be wrong or missing: the log is to be asked first. */
  | { readonly doubt: CloseReason | 'missing' }
  /** Client ids that the log must be asked the owner of. */
  | { readonly unknown: readonly number[] };

/**
 * The last part of the gate: whether an update may go into a document. Every write ends in the batch, in nothing (it
 * added nothing), or with its sender turned away.
 */
export class Intake {
  private readonly early = new WeakMap<Member, Write[]>();
  private readonly whole = new WeakSet<Member>();
  private readonly inspections = new Bucket(rates.inspections);
  /** A whole state that added nothing: many who come back at once say the same, and it never adds anything again. */
  private known: Uint8Array | undefined;
  /** What has to wait until the log was read: of each member the doubtful one first, and all that they sent after it. */
  private doubts = new Map<Member, Write[]>();
  /** What waited for a whole state that has come: to be judged in its turn, with all that its sender sent after it. */
  private released = new Map<Member, Write[]>();
  /** Milliseconds of the processor that the large one of the last gathering took. */
  private tookLarge = 0;
  /** The writes about which the log has been asked already. */
  private readonly asked = new WeakSet<Write>();

  constructor(
    private readonly document: LoggedDocument,
    private readonly owners: Owners,
  ) {}

  /** Whether something waits until the log was read. */
  get hasDoubts(): boolean {
    return this.doubts.size > 0;
  }

  /** The log was read: what waited for that is to be gathered again, before all that came later. */
  takeDoubts(): Write[] {
    const waiting = [...this.doubts.values()].flat();
    this.doubts = new Map();
    return waiting;
  }

  /** What a whole state has set free: it is to be gathered next, before all that its senders sent later. */
  takeReleased(): readonly Write[] {
    if (this.released.size === 0) return [];
    const released = [...this.released.values()].flat();
    this.released = new Map();
    return released;
  }

  /** The same of the time that the large one of the last gathering took on the processor, in milliseconds. */
  takeTime(): number {
    const took = this.tookLarge;
    this.tookLarge = 0;
    return took;
  }

  /** Puts what may go into the document into a batch. Whose write is doubtful waits, and nobody else. */
  async gather(writes: readonly Write[], large?: Write): Promise<Batch> {
    const batch = new Batch(this.document);
    for (const write of writes) {
      // What waits is gathered again as if it had come later, so nothing is noted of it now.
      const waiting = this.doubts.get(write.member) ?? this.released.get(write.member);
      if (waiting) waiting.push(write);
      else if (this.isDue(write) && (await this.settle(write, batch, write === large)) === 'doubtful') {
        this.asked.add(write);
        // What it set free comes after it.
        this.doubts.set(write.member, [write, ...(this.released.get(write.member) ?? [])]);
        this.released.delete(write.member);
      }
    }
    return batch;
  }

  /**
   * Who comes back with unsent writing and types on before our first question has reached them sends the new words
   * first. They wait, with all that follows, for the answer that holds the rest (SY16), and are then judged in their
   * turn like anything else (SY35).
   */
  private isDue(write: Write): boolean {
    const { member } = write;
    const waiting = this.early.get(member);
    if (write.isWhole) {
      this.early.delete(member);
      this.whole.add(member);
      if (waiting) this.released.set(member, waiting);
    }
    if (write.isWhole || !waiting) return true;
    waiting.push(write);
    const bytes = waiting.reduce((sum, { update }) => sum + update.byteLength, 0);
    if (waiting.length > limits.earlyWrites || bytes > limits.earlyBytes) {
      this.early.delete(member);
      member.turnAway('too_fast');
    }
    return false;
  }

  private async settle(write: Write, batch: Batch, isLarge: boolean): Promise<'done' | 'doubtful'> {
    let outcome = this.lookTimed(write, batch, isLarge);
    if (typeof outcome === 'object' && 'unknown' in outcome) {
      await this.owners.learn(outcome.unknown, { orNobody: true });
      outcome = this.lookTimed(write, batch, isLarge);
    }
    if (outcome === 'done') return 'done';
    if (!this.asked.has(write)) return 'doubtful';
    this.refuse(write, 'doubt' in outcome ? outcome.doubt : 'forged');
    return 'done';
  }

  private refuse(write: Write, reason: CloseReason | 'missing'): void {
    const { member } = write;
    if (reason !== 'missing') member.turnAway(reason);
    else if (write.isWhole || this.whole.has(member)) member.turnAway('bad_frame');
    else this.early.set(member, [write]);
  }

  /** Only the time on the processor counts: where others keep us from it, what is large is not to blame. */
  private lookTimed(write: Write, batch: Batch, isLarge: boolean): Outcome {
    if (!isLarge) return this.look(write, batch);
    const began = process.threadCpuUsage();
    const outcome = this.look(write, batch);
    const { user, system } = process.threadCpuUsage(began);
    this.tookLarge += (user + system) / 1000;
    return outcome;
  }

  private look(write: Write, batch: Batch): Outcome {
    const { member, update } = write;
    if (member.turnedAway) return 'done';
    if (isEmpty(update) || (this.known && Buffer.compare(this.known, update) === 0))
      return pass(write, batch);
    const found = examine(batch.outline, update);
    switch (found.verdict) {
      case 'refused':
        member.turnAway(found.reason);
        return 'done';
      case 'missing':
        return { doubt: 'missing' };
      case 'known':
        // Judged against what is committed, and not against what this batch might still lose.
        if (write.isWhole && found.repeats.length === 0 && batch.isEmpty) this.known = update;
        return this.lookAtRepeats(write, found.repeats) ?? pass(write, batch);
      case 'new':
        return (
          this.lookAtRepeats(write, found.repeats) ??
          (member.canWrite
            ? this.lookAtWriters(write, found.addition, batch)
            : this.lookAtReader(write, found.addition, batch))
        );
    }
  }

  /** A whole state repeats what was on its way when it was asked for; a change as it is made repeats nothing. */
  private lookAtRepeats({ isWhole }: Write, repeats: readonly Struct[]): Outcome | undefined {
    if (isWhole || repeats.length === 0) return undefined;
    const kept = this.inspect();
    return !kept || areSame(kept, repeats) ? undefined : { doubt: 'forged' };
  }

  private inspect(): Kept | undefined {
    return this.inspections.take() ? this.document.inspect() : undefined;
  }

  /** A reader's replica tidies up like any other, and says so: that is passed over, as it changes nothing. */
  private lookAtReader(write: Write, { pieces, deletions }: Addition, batch: Batch): Outcome {
    if (pieces.length > 0) return { doubt: 'read_only' };
    // Where there were too many looks already, it is passed over unseen: nothing of it is kept either way.
    const kept = this.inspect();
    const isTidying = !kept || onlyTidy(kept, deletions);
    return isTidying ? pass(write, batch) : { doubt: 'read_only' };
  }

  private lookAtWriters(write: Write, addition: Addition, batch: Batch): Outcome {
    const { member } = write;
    const claims: number[] = [];
    const unknown: number[] = [];
    for (const client of addition.writers) {
      const ownership = this.ownership(member, client, batch);
      if (ownership === 'foreign') return { doubt: 'forged' };
      if (ownership === 'claimed') claims.push(client);
      if (ownership === 'unknown') unknown.push(client);
    }
    if (unknown.length > 0) return { unknown };
    if (!this.owners.mayClaim(member, claims)) {
      member.turnAway('too_fast');
      return 'done';
    }
    for (const client of claims) batch.claim(client, member.personId);
    batch.add(write, addition);
    return pass(write, batch);
  }

  private ownership(member: Member, client: number, batch: Batch) {
    const claimant = batch.claimantOf(client);
    if (claimant !== undefined) return claimant === member.personId ? 'own' : 'foreign';
    return this.owners.ownership(member, client, this.document.outline.clockOf(client) === 0);
  }
}

/** No structs and no deletions: what a client with nothing of its own answers. */
function isEmpty(update: Uint8Array): boolean {
  return update.byteLength === 2 && update[0] === 0 && update[1] === 0;
}

function pass(write: Write, batch: Batch): 'done' {
  batch.writes.push(write);
  return 'done';
}
