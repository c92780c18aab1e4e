import type { Batch, Write } from './batch';
import { HalfApplied, type LoggedDocument } from './document';
import type { Examination } from './gate/examination';
import { examine } from './gate/examine';
import { limits } from './limits';
import type { Member } from './member';
import type { Owners } from './owners';

/**
 * The last part of the gate: whether an update may go into a document, and its going in. Every write ends in the
 * batch, in nothing (it added nothing), or with its sender turned away.
 */
export class Intake {
  private readonly early = new WeakMap<Member, Write[]>();
  private readonly whole = new WeakSet<Member>();

  constructor(
    private readonly document: LoggedDocument,
    private readonly owners: Owners,
    /** Shows everyone what others appended to the log. */
    private readonly broadcast: (updates: readonly Uint8Array[]) => void,
  ) {}

  async accept(write: Write, batch: Batch): Promise<void> {
    const { member } = write;
    const waiting = this.early.get(member);
    if (!write.isWhole && waiting) {
      this.keepForLater(write, waiting);
      return;
    }
    await this.take(write, batch);
    if (!write.isWhole) return;
    this.early.delete(member);
    this.whole.add(member);
    for (const earlier of waiting ?? []) await this.take(earlier, batch);
  }

  private async take(write: Write, batch: Batch): Promise<void> {
    const { member } = write;
    if (member.turnedAway) return;
    const found = await this.examine(write);
    if (found.verdict === 'refused') member.turnAway(found.reason);
    else if (found.verdict === 'missing') this.miss(write);
    else if (found.verdict === 'known' || (await this.apply(write, found, batch))) batch.answer(write);
  }

  /**
   * Who comes back with unsent writing and types on before our first question has reached them sends the new words
   * first. They wait, with all that follows, for the answer that holds the rest (SY16).
   */
  private miss(write: Write): void {
    if (write.isWhole || this.whole.has(write.member)) write.member.turnAway('bad_frame');
    else this.early.set(write.member, [write]);
  }

  private keepForLater(write: Write, waiting: Write[]): void {
    if (waiting.length < limits.earlyWrites) waiting.push(write);
    else write.member.turnAway('too_fast');
  }

  /** Another node may have committed what seems to be missing or forged: the log is asked before anyone is refused. */
  private async examine(write: Write): Promise<Examination> {
    const found = await this.look(write);
    const isDoubtful =
      found.verdict === 'missing' || (found.verdict === 'refused' && found.reason === 'forged');
    if (!isDoubtful) return found;
    this.broadcast(await this.document.catchUp());
    return this.look(write);
  }

  private async look({ member, update }: Write): Promise<Examination> {
    const found = examine(this.document.doc, update);
    if (found.verdict !== 'new') return found;
    if (!member.canWrite) return { verdict: 'refused', reason: 'read_only' };
    if (await this.owners.allow(member, found.clients)) return found;
    return { verdict: 'refused', reason: 'forged' };
  }

  private async apply(
    { member }: Write,
    { update, clients }: Extract<Examination, { verdict: 'new' }>,
    batch: Batch,
  ): Promise<boolean> {
    try {
      const tidied = this.document.apply(update);
      batch.add(member, update, clients);
      for (const bytes of tidied) batch.addTidied(bytes);
      return true;
    } catch (error) {
      if (!(error instanceof HalfApplied)) throw error;
      member.turnAway('bad_frame');
      this.broadcast(await this.document.rebuild(batch.entries));
      return false;
    }
  }
}
