import { Failure, type Block, type EditionContent } from '@samepage/contracts';
import { load } from '@samepage/document-log';
import { clauseText, readBlocks, sealOf } from '@samepage/manifesto';
import type { Queryable } from '@samepage/platform';
import * as Y from 'yjs';
import { sourcesOf } from '../drafts/sources';

/** A draft as it is at one moment, sealed as the next edition of its inquiry. Nothing is written yet. */
export interface FrozenDraft {
  readonly draftId: string;
  readonly inquiryId: string;
  readonly inquirySlug: string;
  readonly spot: string;
  readonly content: EditionContent;
  readonly hash: string;
}

interface DraftRecord {
  inquiry_id: string;
  slug: string;
  title: string;
  question: string;
  spot: string;
  document_id: string;
  number: number;
  now: Date;
}

/**
 * Reads a draft as it would be published now. Its number is the next one, as long as nobody else publishes first.
 * @throws Failure `refused` when it holds no clause.
 */
export async function freeze(queryable: Queryable, draftId: string, title: string): Promise<FrozenDraft> {
  const draft = await read(queryable, draftId);
  const blocks = await blocksOf(queryable, draft.document_id);
  const clauseIds = new Set(blocks.flatMap((block) => (block.type === 'clause' ? [block.id] : [])));
  const sources = await sourcesOf(queryable, draftId);
  const content: EditionContent = {
    inquiry: { title: draft.title, question: draft.question },
    title,
    number: draft.number,
    publishedAt: draft.now.toISOString(),
    blocks,
    // A clause that was taken out of the text takes its sources along.
    sources: sources.filter(({ clauseId }) => clauseIds.has(clauseId)),
  };
  return {
    draftId,
    inquiryId: draft.inquiry_id,
    inquirySlug: draft.slug,
    spot: draft.spot,
    content,
    hash: await sealOf(content),
  };
}

/** SQL for the number after the last edition of the inquiry `$1`. */
export const nextNumberSql = `SELECT COALESCE(max(number), 0) + 1 AS number FROM edition WHERE inquiry_id = $1`;

async function read(queryable: Queryable, draftId: string): Promise<DraftRecord> {
  const { rows } = await queryable.query<DraftRecord>(
    `SELECT i.id AS inquiry_id, i.slug, i.title, i.question, i.spot, d.document_id, clock_timestamp() AS now,
            (${nextNumberSql.replace('$1', 'i.id')}) AS number
     FROM draft d JOIN inquiry i ON i.id = d.inquiry_id WHERE d.id = $1`,
    [draftId],
  );
  const [row] = rows;
  if (!row) throw new Failure('not_found', 'There is no such draft.');
  return row;
}

async function blocksOf(queryable: Queryable, documentId: string): Promise<Block[]> {
  const doc = new Y.Doc();
  const { updates } = await load(queryable, documentId);
  doc.transact(() => {
    for (const { bytes } of updates) Y.applyUpdate(doc, bytes);
  });
  const blocks = readBlocks(doc);
  doc.destroy();
  if (blocks.some((block) => block.type === 'clause' && clauseText(block) !== '')) return blocks;
  throw new Failure(
    'refused',
    'There is no clause in this draft yet. Harvest a debate into it or write one, then publish.',
  );
}
