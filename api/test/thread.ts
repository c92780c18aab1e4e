import type { Choice, Draft } from '@samepage/contracts';
import { emptyDebate } from '@samepage/debate';
import { append, load } from '@samepage/document-log';
import { clauseUpdate } from '@samepage/manifesto';
import { randomUUID } from 'node:crypto';
import { newJoinCode } from '../src/inquiries/new-join-code';
import type { Member, TestApi, TestInquiry } from './support';

/** Rows of the thread before a draft, for tests that begin there: the debate's own tests go the whole way. */
export async function aDebate(
  api: TestApi,
  inquiry: TestInquiry,
  provocationId: string | null = null,
): Promise<{ id: string; joinCode: string }> {
  const id = randomUUID();
  const joinCode = newJoinCode();
  const state = { ...emptyDebate(), phase: 'open' };
  await api.queryable.query(
    `INSERT INTO debate (id, inquiry_id, provocation_id, title, join_code, state, phase, voting)
     VALUES ($1, $2, $3, $4, $5, $6, 'open', true)`,
    [id, inquiry.id, provocationId, 'Whose job is joy?', joinCode, state],
  );
  return { id, joinCode };
}

export async function aStatement(
  api: TestApi,
  debate: { id: string },
  { membershipId }: { membershipId: string },
  text: string,
): Promise<{ id: string; text: string }> {
  const id = randomUUID();
  await api.queryable.query(
    `INSERT INTO statement (id, debate_id, membership_id, text, created_at) VALUES ($1, $2, $3, $4, now())`,
    [id, debate.id, membershipId, text],
  );
  return { id, text };
}

/** Puts a statement into a draft as a clause, with its source. */
export async function aClause(
  api: TestApi,
  draft: Pick<Draft, 'id' | 'documentId'>,
  statement: { id: string; text: string },
): Promise<string> {
  const clauseId = randomUUID();
  const { epoch, updates } = await load(api.queryable, draft.documentId);
  const bytes = clauseUpdate(
    updates.map((entry) => entry.bytes),
    [{ clauseId, text: statement.text }],
  );
  await append(api.queryable, draft.documentId, epoch, [{ bytes, client: null, personId: null }]);
  await api.queryable.query(
    `INSERT INTO clause_source (clause_id, statement_id, draft_id) VALUES ($1, $2, $3)`,
    [clauseId, statement.id, draft.id],
  );
  return clauseId;
}

/** So many votes, each by someone new. */
export async function votes(
  api: TestApi,
  inquiry: TestInquiry,
  statement: { id: string },
  counts: Partial<Record<Choice, number>>,
): Promise<void> {
  for (const [choice, count] of Object.entries(counts))
    for (let each = 0; each < count; each++) {
      const voter: Member = await inquiry.as('participant');
      await api.queryable.query(
        `INSERT INTO vote (statement_id, membership_id, choice) VALUES ($1, $2, $3)`,
        [statement.id, voter.membershipId, choice],
      );
    }
}
