import { create } from '@samepage/document-log';
import { emptyDraft } from '@samepage/manifesto';
import { randomUUID } from 'node:crypto';
import type { Transaction } from '../database/unit-of-work';

export interface CreatedDraft {
  readonly draftId: string;
  /** The shared document, already seeded with the title. Never seed it again. */
  readonly documentId: string;
}

/** Begins a draft and its shared document in the caller's transaction: both stand, or neither does. */
export async function createDraft(
  { queryable }: Pick<Transaction, 'queryable'>,
  {
    inquiryId,
    title,
    id: draftId = randomUUID(),
  }: { inquiryId: string; title: string; id?: string | undefined },
): Promise<CreatedDraft> {
  const documentId = randomUUID();
  await create(queryable, { id: documentId, inquiryId, kind: 'draft', firstUpdate: emptyDraft(title) });
  await queryable.query(`INSERT INTO draft (id, inquiry_id, title, document_id) VALUES ($1, $2, $3, $4)`, [
    draftId,
    inquiryId,
    title,
    documentId,
  ]);
  return { draftId, documentId };
}
