import { Inject, Injectable } from '@nestjs/common';
import { may } from '@samepage/access';
import { Failure, type CommandResult, type DebateCommand, type SendDebateCommand } from '@samepage/contracts';
import { decide, forbidden, needs, needsVersion, refusals } from '@samepage/debate';
import type { Bell } from '@samepage/platform';
import { randomUUID } from 'node:crypto';
import { UnitOfWork, type Transaction } from '../database/unit-of-work';
import { memberOf, type Asker } from '../edge/asker';
import { RateLimits } from '../edge/rate-limits';
import { BELL } from '../edge/tokens';
import { lookUp } from './command-context';
import { requireEntry } from './doors';
import { eventOf, holdDebate, record, type HeldDebate } from './debate-log';
import { propose, proposalOf } from './proposals';
import { refusedCommand } from './refuse';

/** As many as the largest command makes things. */
const idsAtOnce = 4;

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
   * @throws Failure `not_allowed` where the asker's role does not include this command, `invalid_input` where it lacks
   * the version it was decided on, `too_many_requests` where they send more than someone can mean.
   */
  async send(debateId: string, sent: SendDebateCommand, asker: Asker): Promise<CommandResult> {
    const able = ablenessOf(asker);
    requireAble(sent.command, able);
    requireVersion(sent);
    await this.count(sent.command, asker);
    return this.work.run((transaction) => this.carryOut(transaction, debateId, sent, able, asker));
  }

  private async carryOut(
    transaction: Transaction,
    debateId: string,
    { id, command, expectedVersion }: SendDebateCommand,
    able: Ableness,
    asker: Asker,
  ): Promise<CommandResult> {
    const { queryable } = transaction;
    const debate = await holdDebate(transaction, debateId);
    const { state, now: at } = debate;
    if (state.locked && !able.canRun) await requireEntry(queryable, debateId, asker);
    if (await eventOf(transaction, debateId, id)) {
      // Whoever did it may have died before it rang.
      this.ring(transaction, debateId, state.version);
      return done('already-done', state.version);
    }
    const earlier = await proposalOf(queryable, debateId, id);
    if (earlier) return done(earlier.isSettled ? 'already-done' : 'waiting', state.version);
    const { id: by } = memberOf(asker);
    const decision = decide(state, command, {
      ...able,
      ...(await lookUp(queryable, debate, command)),
      ...{ by, at, expectedVersion },
      newIds: Array.from({ length: idsAtOnce }, () => randomUUID()),
    });
    if ('refused' in decision) return refusedCommand(state.version, decision.refused);
    if (command.type === 'add-statement' && isLookedAtFirst(debate, able)) {
      return this.wait(transaction, debate, command, { id, debateId, by, at });
    }
    const { accepted: event } = decision;
    await record(transaction, debate, id, event);
    this.ring(transaction, debateId, event.sequence);
    return done('done', event.sequence);
  }

  private ring(transaction: Transaction, id: string, sequence: number): void {
    transaction.afterCommit(() => this.bell.ring({ about: 'debate', id, sequence }));
  }

  private async wait(
    transaction: Transaction,
    { state: { version } }: HeldDebate,
    command: Extract<DebateCommand, { type: 'add-statement' }>,
    sent: { id: string; debateId: string; by: string; at: string },
  ): Promise<CommandResult> {
    const full = await propose(transaction.queryable, command, sent);
    if (full) return refusedCommand(version, full);
    transaction.afterCommit(() => this.bell.ring({ about: 'debate', id: sent.debateId, note: 'desk' }));
    return done('waiting', version);
  }

  /** Here and not at the edge, so that what comes by REST and by a socket is counted as one. */
  private async count({ type }: DebateCommand, asker: Asker): Promise<void> {
    const { canRun } = ablenessOf(asker);
    const isSaying = needs[type] === 'speak' && !canRun && !endings.has(type);
    await this.limits.take(isSaying ? 'statement' : 'steering', memberOf(asker).id);
  }
}

/** What ends something of one's own that was counted when it began. */
const endings: ReadonlySet<DebateCommand['type']> = new Set(['lower-hand', 'end-turn', 'resume-turn']);

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

/** Or two facilitators who press at once would move two steps. */
function requireVersion({ command: { type }, expectedVersion }: SendDebateCommand): void {
  if (expectedVersion !== undefined || !needsVersion.has(type)) return;
  const message = 'Say which version of the debate you saw when you decided this.';
  throw new Failure('invalid_input', message, [{ path: 'expectedVersion', message }]);
}

function isLookedAtFirst({ state }: HeldDebate, { canRun }: Ableness): boolean {
  return state.plan.settings.moderation === 'before' && !canRun;
}

function done(outcome: 'done' | 'already-done' | 'waiting', version: number): CommandResult {
  return { outcome, version, reason: null, because: null };
}
