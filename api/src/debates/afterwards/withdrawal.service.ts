import { Inject, Injectable } from '@nestjs/common';
import { Failure, type DebateEvent } from '@samepage/contracts';
import { decideWithdrawal, refusals } from '@samepage/debate';
import type { Bell } from '@samepage/platform';
import { randomUUID } from 'node:crypto';
import { UnitOfWork, type Transaction } from '../../database/unit-of-work';
import { memberOf, type Asker } from '../../edge/asker';
import { RateLimits } from '../../edge/rate-limits';
import { BELL } from '../../edge/tokens';
import { holdDebate, record, withoutWords, type HeldDebate } from '../debate-log';
import { same } from '../standings';

/** Takes words back. */
@Injectable()
export class WithdrawalService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly limits: RateLimits,
    @Inject(BELL) private readonly bell: Bell,
  ) {}

  /**
   * Takes back everything a member said in a debate: in one transaction it is blanked in the state, in every event of
   * the log, and in each row that held it. Who voted how, and how long someone spoke, stays as it was counted.
   *
   * Clauses that were harvested already keep their text: they stand in a draft that others have read and written in
   * since, and can be changed there by whoever writes it. So do the shared notes of small groups.
   * @throws Failure `not_found` where the member is none of this inquiry.
   */
  async withdraw(debateId: string, membershipId: string, asker: Asker): Promise<void> {
    const { id: by } = memberOf(asker);
    await this.limits.take('steering', by);
    await this.work.run(async (transaction) => {
      const debate = await holdDebate(transaction, debateId);
      await requireMember(transaction, debate, membershipId);
      if (!(await hasAnything(transaction, debate, membershipId))) return;
      const decision = decideWithdrawal(debate.state, membershipId, { by, at: debate.now });
      if ('refused' in decision) throw new Failure('refused', refusals[decision.refused]);
      await record(transaction, debate, randomUUID(), decision.accepted);
      await blankLog(transaction, debate, membershipId);
      await blankRows(transaction, debate, membershipId);
      const { sequence } = decision.accepted;
      transaction.afterCommit(() => this.bell.ring({ about: 'debate', id: debateId, sequence }));
    });
  }
}

/**
 * Whether there is anything to take back, words or, where voting is open, a name beside their votes: else a log could be
 * filled with taking back nothing.
 */
async function hasAnything(
  { queryable }: Transaction,
  { id, state: { statements, hands, turn, plan } }: HeldDebate,
  membershipId: string,
): Promise<boolean> {
  if (statements.some(({ by, withdrawn }) => by === membershipId && !withdrawn)) return true;
  if ([...hands, ...(turn ? [turn.hand] : [])].some(({ by, text }) => by === membershipId && text !== null))
    return true;
  const { rows } = await queryable.query(
    `SELECT 1 FROM statement_proposal WHERE debate_id = $1 AND membership_id = $2 AND text <> ''
     UNION ALL SELECT 1 FROM stand WHERE debate_id = $1 AND membership_id = $2 AND moved IS NOT NULL
     UNION ALL SELECT 1 FROM debate_event WHERE debate_id = $1 AND event->>'type' = 'hand-raised'
       AND event->>'by' = $2::text AND event->>'text' IS NOT NULL
     UNION ALL SELECT 1 WHERE $3 AND EXISTS (
         SELECT 1 FROM vote v JOIN statement s ON s.id = v.statement_id WHERE s.debate_id = $1 AND v.membership_id = $2
         UNION ALL SELECT 1 FROM stand WHERE debate_id = $1 AND membership_id = $2
       ) AND NOT EXISTS (SELECT 1 FROM debate_event WHERE debate_id = $1 AND event->>'type' = 'words-withdrawn'
         AND event->>'membershipId' = $2::text)
     LIMIT 1`,
    [id, membershipId, plan.settings.voting === 'open'],
  );
  return rows.length > 0;
}

async function requireMember(
  { queryable }: Transaction,
  { inquiryId }: HeldDebate,
  membershipId: string,
): Promise<void> {
  const { rows } = await queryable.query(`SELECT 1 FROM membership WHERE id = $1 AND inquiry_id = $2`, [
    membershipId,
    inquiryId,
  ]);
  if (rows.length > 0) return;
  throw new Failure('not_found', 'There is nobody by that id here. Look again at who said it.');
}

/** The one place where the log is written to again: what happened stays, the words in it do not. */
async function blankLog(
  { queryable }: Transaction,
  { id, state }: HeldDebate,
  membershipId: string,
): Promise<void> {
  const theirs = state.statements.filter(({ by }) => by === membershipId).map((statement) => statement.id);
  const { rows } = await queryable.query<{ event: DebateEvent }>(
    `SELECT event FROM debate_event WHERE debate_id = $1 ORDER BY sequence`,
    [id],
  );
  const blanked = rows
    .map(({ event }) => ({ event, without: withoutAskedWords(withoutWords(event, theirs), membershipId) }))
    .filter(({ event, without }) => !same(event, without))
    .map(({ without }) => without);
  await queryable.query(
    `UPDATE debate_event e SET event = blanked.event FROM jsonb_array_elements($2::jsonb) AS blanked (event)
     WHERE e.debate_id = $1 AND e.sequence = (blanked.event->>'sequence')::integer`,
    [id, JSON.stringify(blanked)],
  );
}

/** An event without what this member asked to have read out. */
function withoutAskedWords(event: DebateEvent, membershipId: string): DebateEvent {
  return event.type === 'hand-raised' && event.by === membershipId ? { ...event, text: null } : event;
}

/** What is no event: what waited to be let through, and what moved them. The statements follow from the event. */
async function blankRows(
  { queryable }: Transaction,
  { id, now }: HeldDebate,
  membershipId: string,
): Promise<void> {
  await queryable.query(
    `UPDATE statement_proposal SET text = '', declined_because = NULL, settled_at = coalesce(settled_at, $3)
     WHERE debate_id = $1 AND membership_id = $2`,
    [id, membershipId, now],
  );
  await queryable.query(
    `UPDATE stand SET moved = NULL, moved_id = NULL, moved_settled_at = NULL, moved_declined = NULL
     WHERE debate_id = $1 AND membership_id = $2`,
    [id, membershipId],
  );
}
