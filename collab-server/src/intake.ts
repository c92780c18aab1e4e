import type { Batch, Write } from './batch';
import { HalfApplied, type LoggedDocument } from './document';
import type { Examination } from './gate/examination';
import { examine } from './gate/examine';
import type { Owners } from './owners';

/**
 * The last part of the gate: whether an update may go into a document, and its going in. Every write ends in the
 * batch, in nothing (it added nothing), or with its sender turned away.
 */
export class Intake {
  constructor(
    private readonly document: LoggedDocument,
    private readonly owners: Owners,
    /** Shows everyone what others appended to the log. */
    private readonly broadcast: (updates: readonly Uint8Array[]) => void,
  ) {}

  async accept(write: Write, batch: Batch): Promise<void> {
    const { member } = write;
    if (member.turnedAway) return;
    const found = await this.examine(write);
    if (found.verdict === 'refused') member.turnAway(found.reason);
    else if (found.verdict === 'missing') member.turnAway('bad_frame');
    else if (found.verdict === 'known' || (await this.apply(write, found, batch))) batch.answer(write);
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
