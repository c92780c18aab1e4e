import { Inject, Injectable } from '@nestjs/common';
import { Failure, type DebateCommand, type JudgeStatement } from '@samepage/contracts';
import { decide } from '@samepage/debate';
import type { Bell } from '@samepage/platform';
import { randomUUID } from 'node:crypto';
import { UnitOfWork, type Transaction } from '../database/unit-of-work';
import { BELL } from '../edge/tokens';
import { holdDebate, record, type HeldDebate } from './debate-log';
import { ringOfOwn } from './own-ring';
import { proposalOf, settle, type Proposal } from './proposals';
import { refusal } from './refuse';

/** Lets statements through that waited for a facilitator, or does not. */
@Injectable()
export class ModerationService {
  constructor(
    private readonly work: UnitOfWork,
    @Inject(BELL) private readonly bell: Bell,
  ) {}

  /**
   * Settles a waiting statement once. Let through, it is said by its author, by the id it was sent with.
   * @throws Failure `not_found`; `conflict` where another facilitator settled it otherwise; `refused` where the debate
   * does not take it any more (it then waits on).
   */
  async judge(debateId: string, proposalId: string, { decline }: JudgeStatement): Promise<void> {
    await this.work.run(async (transaction) => {
      const debate = await holdDebate(transaction, debateId);
      const proposal = await proposalOf(transaction.queryable, debateId, proposalId);
      if (!proposal) throw new Failure('not_found', 'There is no such statement waiting.');
      if (proposal.isSettled) {
        requireSame(proposal, decline);
        return;
      }
      if (decline === null) await this.letThrough(transaction, debate, proposal);
      await settle(transaction.queryable, debateId, proposalId, { at: debate.now, declined: decline });
      transaction.afterCommit(() => this.bell.ring({ about: 'debate', id: debateId, note: 'desk' }));
      transaction.afterCommit(() => this.bell.ring(ringOfOwn(debateId, proposal.membershipId)));
    });
  }

  private async letThrough(transaction: Transaction, debate: HeldDebate, proposal: Proposal): Promise<void> {
    const { text, groupId, membershipId: by } = proposal;
    const command: DebateCommand = {
      type: 'add-statement',
      text,
      ...(groupId !== null && { groupId }),
    };
    // It came in time; that a facilitator took some time to look is not its author's doing.
    const able = { canRun: true, canSpeak: true, isLookedAt: true };
    const context = { ...able, by, at: debate.now, newIds: [randomUUID()] };
    const decision = decide(debate.state, command, context);
    if ('refused' in decision) throw refusal(decision.refused);
    const { accepted: event } = decision;
    await record(transaction, debate, proposal.id, event);
    transaction.afterCommit(() =>
      this.bell.ring({ about: 'debate', id: debate.id, sequence: event.sequence }),
    );
  }
}

function requireSame({ declined }: Proposal, decline: string | null): void {
  if ((declined === null) === (decline === null)) return;
  throw new Failure('conflict', 'Another facilitator has settled this already. Look again.');
}
