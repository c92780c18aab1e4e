import { append, load } from '@samepage/document-log';
import { clauseUpdate } from '@samepage/manifesto';
import * as Y from 'yjs';
import type { Transaction } from '../database/unit-of-work';
import type { CreatedDraft } from '../drafts/create-draft';

export interface SourcedClause {
  readonly clauseId: string;
  readonly statementId: string;
  readonly text: string;
}

/**
 * Appends clauses at the end of a draft's shared document, each with its source, in the caller's transaction; answers
 * with the document's sequence. The document's row is held meanwhile, so what is appended to is what the log ends with.
 */
export async function appendClauses(
  { queryable }: Transaction,
  { draftId, documentId }: CreatedDraft,
  clauses: readonly SourcedClause[],
): Promise<number> {
  await queryable.query(`SELECT 1 FROM document WHERE id = $1 FOR UPDATE`, [documentId]);
  const { epoch, updates } = await load(queryable, documentId);
  const bytes = clauseUpdate(
    updates.map((entry) => entry.bytes),
    clauses,
  );
  // The words are those of many people and nobody's typing: the log says that the server wrote them.
  const entry = { bytes, client: Y.decodeUpdate(bytes).structs[0]?.id.client ?? null, personId: null };
  const { last } = await append(queryable, documentId, epoch, [entry]);
  await queryable.query(
    `INSERT INTO clause_source (clause_id, statement_id, draft_id)
     SELECT clause_id, statement_id, $3 FROM unnest($1::uuid[], $2::uuid[]) AS made (clause_id, statement_id)`,
    [clauses.map(({ clauseId }) => clauseId), clauses.map(({ statementId }) => statementId), draftId],
  );
  return last;
}
