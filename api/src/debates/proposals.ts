import type { DebateCommand, WaitingStatement } from '@samepage/contracts';
import { debateLimits, type RefusalReason } from '@samepage/debate';
import type { Queryable } from '@samepage/platform';

/** What someone would like to say, where a facilitator looks at it first. */
export interface Proposal {
  id: string;
  membershipId: string;
  text: string;
  groupId: string | null;
  /** Whether a facilitator has decided. */
  isSettled: boolean;
  declined: string | null;
}

interface ProposalRecord {
  id: string;
  membership_id: string;
  text: string;
  group_id: string | null;
  settled_at: Date | null;
  declined_because: string | null;
  at: Date;
}

/** A proposal, which nobody else settles until this transaction ends: ask it while holding the debate. */
export async function proposalOf(
  queryable: Queryable,
  debateId: string,
  id: string,
): Promise<Proposal | undefined> {
  const { rows } = await queryable.query<ProposalRecord>(
    `SELECT id, membership_id, text, group_id, settled_at, declined_because FROM statement_proposal
     WHERE debate_id = $1 AND id = $2`,
    [debateId, id],
  );
  const [row] = rows;
  return (
    row && {
      id: row.id,
      membershipId: row.membership_id,
      text: row.text,
      groupId: row.group_id,
      isSettled: row.settled_at !== null,
      declined: row.declined_because,
    }
  );
}

/** Lets a statement wait, or says why so many wait already. Ask it while holding the debate. */
export async function propose(
  queryable: Queryable,
  { text, groupId }: Extract<DebateCommand, { type: 'add-statement' }>,
  { id, debateId, by, at }: { id: string; debateId: string; by: string; at: string },
): Promise<RefusalReason | undefined> {
  const { rows } = await queryable.query<{ all: number; own: number }>(
    `SELECT count(*)::integer AS all, count(*) FILTER (WHERE membership_id = $2)::integer AS own
     FROM statement_proposal WHERE debate_id = $1 AND settled_at IS NULL`,
    [debateId, by],
  );
  const { all, own } = rows[0] ?? { all: 0, own: 0 };
  if (own >= debateLimits.share) return 'your_share';
  if (all >= debateLimits.statements) return 'debate_full';
  await queryable.query(
    `INSERT INTO statement_proposal (id, debate_id, membership_id, text, group_id, at)
     VALUES ($1, $2, $3, $4, $5, $6)`,
    [id, debateId, by, text, groupId ?? null, at],
  );
  return undefined;
}

export async function settle(
  queryable: Queryable,
  debateId: string,
  id: string,
  { at, declined }: { at: string; declined: string | null },
): Promise<void> {
  await queryable.query(
    `UPDATE statement_proposal SET settled_at = $3, declined_because = $4 WHERE debate_id = $1 AND id = $2`,
    [debateId, id, at, declined],
  );
}

/** What a member has said that was not let through, yet or for good. */
export async function waitingOf(
  queryable: Queryable,
  debateId: string,
  membershipId: string,
): Promise<WaitingStatement[]> {
  const { rows } = await queryable.query<ProposalRecord>(
    `SELECT id, text, at, declined_because FROM statement_proposal
     WHERE debate_id = $1 AND membership_id = $2 AND (settled_at IS NULL OR declined_because IS NOT NULL)
     UNION ALL SELECT moved_id, moved, cast_at, moved_declined FROM stand
     WHERE debate_id = $1 AND membership_id = $2 AND moved_id IS NOT NULL
       AND (moved_settled_at IS NULL OR moved_declined IS NOT NULL)
     ORDER BY at, id`,
    [debateId, membershipId],
  );
  return rows.map(({ id, text, at, declined_because: declined }) => ({
    id,
    text,
    at: at.toISOString(),
    declined,
  }));
}

/** Everyone who has said something that was looked at first, or is. */
export async function authorsOf(queryable: Queryable, debateId: string): Promise<string[]> {
  const { rows } = await queryable.query<{ id: string }>(
    `SELECT membership_id AS id FROM statement_proposal WHERE debate_id = $1
     UNION SELECT membership_id FROM stand WHERE debate_id = $1 AND moved_id IS NOT NULL`,
    [debateId],
  );
  return rows.map(({ id }) => id);
}
