import { Inject, Injectable } from '@nestjs/common';
import { may } from '@samepage/access';
import {
  Failure,
  type CommandResult,
  type DebateCommand,
  type DebateEvent,
  type SendDebateCommand,
} from '@samepage/contracts';
import { decide, forbidden, needs, refusals } from '@samepage/debate';
import type { Bell } from '@samepage/platform';
import { randomUUID } from 'node:crypto';
import { UnitOfWork, type Transaction } from '../database/unit-of-work';
import { memberOf, type Asker } from '../edge/asker';
import { RateLimits } from '../edge/rate-limits';
import { BELL } from '../edge/tokens';
import { eventOf, holdDebate, record } from './debate-log';
import { refusedCommand } from './refuse';

/** Decides commands, one row-locked transition each. */
@Injectable()
export class CommandService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly limits: RateLimits,
    @Inject(BELL) private readonly bell: Bell,
  ) {}

  /**
   * Carries a command out once, however often it is sent.
   * @throws Failure `not_allowed` where the asker's role does not include this command, `too_many_requests` where
   * they send more than someone can mean.
   */
  async send(debateId: string, sent: SendDebateCommand, asker: Asker): Promise<CommandResult> {
    const able = ablenessOf(asker);
    requireAble(sent.command, able);
    await this.count(sent.command, asker);
    return this.work.run(async (transaction) => {
      const debate = await holdDebate(transaction, debateId);
      if (await eventOf(transaction, debateId, sent.id)) return done('already-done', debate.state.version);
      const decision = decide(debate.state, sent.command, {
        ...able,
        by: memberOf(asker).id,
        at: debate.now,
        newId: randomUUID(),
        expectedVersion: sent.expectedVersion,
      });
      if ('refused' in decision) return refusedCommand(debate.state.version, decision.refused);
      const { accepted: event } = decision;
      await record(transaction, debate, sent.id, event);
      await writeStatement(transaction, debateId, event);
      transaction.afterCommit(() =>
        this.bell.ring({ about: 'debate', id: debateId, sequence: event.sequence }),
      );
      return done('done', event.sequence);
    });
  }

  /** Here and not at the edge, so that what comes by REST and by a socket is counted as one. */
  private async count({ type }: DebateCommand, asker: Asker): Promise<void> {
    await this.limits.take(needs[type] === 'speak' ? 'statement' : 'steering', memberOf(asker).id);
  }
}

interface Ableness {
  canRun: boolean;
  canSpeak: boolean;
}

function ablenessOf({ subject, place }: Asker): Ableness {
  return { canRun: may(subject, 'debate.run', place), canSpeak: may(subject, 'statement.add', place) };
}

function requireAble(command: DebateCommand, able: Ableness): void {
  const reason = forbidden(command, able);
  if (reason) throw new Failure('not_allowed', refusals[reason]);
}

function done(outcome: 'done' | 'already-done', version: number): CommandResult {
  return { outcome, version, reason: null, because: null };
}

/** The row that votes and sources hang on, in step with its event. */
async function writeStatement(
  { queryable }: Transaction,
  debateId: string,
  event: DebateEvent,
): Promise<void> {
  if (event.type === 'statement-added') {
    await queryable.query(
      `INSERT INTO statement (id, debate_id, membership_id, text, created_at) VALUES ($1, $2, $3, $4, $5)`,
      [event.statementId, debateId, event.by, event.text, event.at],
    );
  }
  if (event.type === 'statement-hidden') {
    await queryable.query(`UPDATE statement SET hidden_at = $2 WHERE id = $1`, [event.statementId, event.at]);
  }
}
