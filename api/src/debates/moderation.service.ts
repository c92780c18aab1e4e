import { Inject, Injectable } from '@nestjs/common';
import { Failure, type DebateCommand, type JudgeStatement } from '@samepage/contracts';
import { decide } from '@samepage/debate';
import type { Bell } from '@samepage/platform';
import { randomUUID } from 'node:crypto';
import { UnitOfWork, type Transaction } from '../database/unit-of-work';
import { BELL } from '../edge/tokens';
import { holdDebate, record, type HeldDebate } from './debate-log';
import { movedLineOf, settleMovedLine } from './moved-lines';
import { ringOfOwn } from './own-ring';
import { proposalOf, settle, type Proposal } from './proposals';
import { refusal } from './refuse';

/** Lets words through that waited for a facilitator, or does not: statements, and what moved people. */
@Injectable()
export class ModerationService {
  constructor(
    private readonly work: UnitOfWork,
    @Inject(BELL) private readonly bell: Bell,
  ) {}

  /**
   * Settles words that wait once. A statement let through is said by its author, by the id it was sent with; what moved
   * someone is then shown with what moved others, and can be declined later all the same: nothing else takes it down.
   * @throws Failure `not_found`; `conflict` where another facilitator settled it otherwise; `refused` where the debate
   * does not take it any more (it then waits on).
   */
  async judge(debateId: string, proposalId: string, { decline }: JudgeStatement): Promise<void> {
    await this.work.run(async (transaction) => {
      const debate = await holdDebate(transaction, debateId);
      const { queryable } = transaction;
      const proposal = await proposalOf(queryable, debateId, proposalId);
      const waits = proposal ?? (await movedLineOf(queryable, debateId, proposalId));
      if (!waits) throw new Failure('not_found', 'There are no such words waiting.');
      const isTakenDown = !proposal && waits.declined === null && decline !== null;
      if (waits.isSettled && !isTakenDown) {
        requireSame(waits, decline);
        // Whoever settled it may have died before it rang.
        this.ring(transaction, debateId, debate.state.version);
      } else {
        const verdict = { at: debate.now, declined: decline };
        if (proposal && decline === null) await this.letThrough(transaction, debate, proposal);
        if (proposal) await settle(queryable, debateId, proposalId, verdict);
        else await settleMovedLine(queryable, proposalId, verdict);
      }
      const note = proposal ? 'desk' : 'moved';
      transaction.afterCommit(() => this.bell.ring({ about: 'debate', id: debateId, note }));
      transaction.afterCommit(() => this.bell.ring(ringOfOwn(debateId, waits.membershipId)));
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
    this.ring(transaction, debate.id, event.sequence);
  }

  private ring(transaction: Transaction, id: string, sequence: number): void {
    transaction.afterCommit(() => this.bell.ring({ about: 'debate', id, sequence }));
  }
}

function requireSame({ declined }: Pick<Proposal, 'declined'>, decline: string | null): void {
  // With another reason it is another verdict: its author was told the first.
  if (declined === decline) return;
  throw new Failure('conflict', 'Another facilitator has settled this already. Look again.');
}
