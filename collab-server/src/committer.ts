import { commit, type Proposal } from '@samepage/document-log';
import { Gathering, type Queryable } from '@samepage/platform';

import { limits } from './limits';

/**
 * Puts what all open documents have to commit into as few statements as possible: what arrives while one commit is
 * under way makes the next (SY6).
 */
export class Committer {
  private readonly lane: Gathering<Proposal, boolean>;

  constructor(
    private readonly queryable: Queryable,
    private readonly onCommit: (milliseconds: number, entries: number) => void = () => undefined,
  ) {
    this.lane = new Gathering(
      (proposals) => this.commit(proposals),
      limits.commitDocuments,
      limits.paceOfCommits,
    );
  }

  /** Resolves to whether it was committed; if not, the log has moved on and must be read first. Rejects when unsure. */
  propose(proposal: Proposal): Promise<boolean> {
    return this.lane.ask(proposal);
  }

  private async commit(proposals: readonly Proposal[]): Promise<boolean[]> {
    const began = performance.now();
    const committed = await commit(this.queryable, proposals);
    const entries = proposals.reduce((sum, proposal) => sum + proposal.entries.length, 0);
    this.onCommit(performance.now() - began, entries);
    return proposals.map(({ documentId }) => committed.has(documentId));
  }
}
