import { commit, type Proposal } from '@samepage/document-log';
import type { Queryable } from '@samepage/platform';
import { limits } from './limits';

interface Waiting {
  readonly proposal: Proposal;
  readonly resolve: (isCommitted: boolean) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Puts what all open documents have to commit into as few statements as possible: what arrives while one commit is
 * under way makes the next (SY6). There is no timer: alone, a proposal goes at once.
 */
export class Committer {
  private waiting: Waiting[] = [];
  private isBusy = false;

  constructor(
    private readonly queryable: Queryable,
    private readonly onCommit: (milliseconds: number, entries: number) => void = () => undefined,
  ) {}

  /** Resolves to whether it was committed; if not, the log has moved on and must be read first. Rejects when unsure. */
  propose(proposal: Proposal): Promise<boolean> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ proposal, resolve, reject });
      if (!this.isBusy) void this.work();
    });
  }

  /** The same on a way of its own, which may wait for whoever holds the document without holding up the others. */
  async proposeAlone(proposal: Proposal): Promise<boolean> {
    const committed = await commit(this.queryable, [proposal], { waits: true });
    return committed.has(proposal.documentId);
  }

  private async work(): Promise<void> {
    this.isBusy = true;
    while (this.waiting.length > 0) await this.commit(this.waiting.splice(0, limits.commitDocuments));
    this.isBusy = false;
  }

  private async commit(group: readonly Waiting[]): Promise<void> {
    const began = performance.now();
    const proposals = group.map(({ proposal }) => proposal);
    try {
      const committed = await commit(this.queryable, proposals);
      const entries = proposals.reduce((sum, proposal) => sum + proposal.entries.length, 0);
      this.onCommit(performance.now() - began, entries);
      for (const { proposal, resolve } of group) resolve(committed.has(proposal.documentId));
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
  }
}
