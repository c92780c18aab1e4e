import { Failure, type Block, type EditionContent, type NewEdition } from '@samepage/contracts';
import { load } from '@samepage/document-log';
import { canonicalJson, clauseText, readBlocks, sealOf } from '@samepage/manifesto';
import type { Queryable } from '@samepage/platform';
import * as Y from 'yjs';
import { sourcesOf } from '../drafts/sources';
import { covers } from './covers';

/** A draft as it is at one moment, sealed as the next edition of its inquiry. Nothing is written yet. */
export interface FrozenDraft {
  readonly draftId: string;
  readonly inquiryId: string;
  readonly inquirySlug: string;
  readonly spot: string;
  readonly content: EditionContent;
  readonly hash: string;
}

/** An edition that is there already. */
export interface PublishedEdition {
  readonly draftId: string;
  readonly number: number;
  readonly title: string;
  readonly publishedAt: string;
}

type LastEdition = Pick<EditionContent, 'number' | 'title' | 'blocks'>;

/** What publishing a draft is decided by, all of one moment. */
export interface DraftMoment {
  readonly inquiryId: string;
  readonly slug: string;
  readonly title: string;
  readonly question: string;
  readonly spot: string;
  readonly documentId: string;
  /** The next one, as long as nobody else publishes first. */
  readonly number: number;
  readonly now: Date;
  /** The last edition of this draft. */
  readonly last: LastEdition | null;
  /** The edition with the id that was asked for, of whichever draft. */
  readonly earlier: PublishedEdition | null;
}

/** SQL for the number after the last edition of the inquiry `$1`. */
export const nextNumberSql = `SELECT COALESCE(max(number), 0) + 1 AS number FROM edition WHERE inquiry_id = $1`;

/**
 * One statement: whoever publishes after it takes the number, so that nothing decided by an older `last` or `earlier`
 * is ever kept.
 */
export async function readMoment(
  queryable: Queryable,
  draftId: string,
  editionId: string,
): Promise<DraftMoment> {
  const { rows } = await queryable.query<DraftMoment>(
    `SELECT i.id AS "inquiryId", i.slug, i.title, i.question, i.spot, d.document_id AS "documentId",
            clock_timestamp() AS now, (${nextNumberSql.replace('$1', 'i.id')}) AS number,
            (SELECT jsonb_build_object('number', e.number, 'title', e.content->'title', 'blocks', e.content->'blocks')
             FROM edition e WHERE e.draft_id = d.id ORDER BY e.number DESC LIMIT 1) AS last,
            (SELECT jsonb_build_object('draftId', e.draft_id, 'number', e.number, 'title', e.content->'title',
                                       'publishedAt', e.content->'publishedAt')
             FROM edition e WHERE e.id = $2) AS earlier
     FROM draft d JOIN inquiry i ON i.id = d.inquiry_id WHERE d.id = $1`,
    [draftId, editionId],
  );
  const [row] = rows;
  if (!row) throw new Failure('not_found', 'There is no such draft.');
  return row;
}

/**
 * Reads a draft as it would be published now.
 * @throws Failure `conflict` when the log lacks some of what the publisher sees; `refused` when it holds no clause, or
 *   nothing but its last edition.
 */
export async function freeze(
  queryable: Queryable,
  draftId: string,
  draft: DraftMoment,
  { title, stateVector }: NewEdition,
): Promise<FrozenDraft> {
  const blocks = await blocksOf(queryable, draft.documentId, stateVector);
  refuseUnchanged(draft.last, title, blocks);
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
    inquiryId: draft.inquiryId,
    inquirySlug: draft.slug,
    spot: draft.spot,
    content,
    hash: await sealOf(content),
  };
}

/** Compared as canonical JSON: the database does not keep the order of keys. */
function refuseUnchanged(last: LastEdition | null, title: string, blocks: Block[]): void {
  if (last?.title !== title || canonicalJson(last.blocks) !== canonicalJson(blocks)) return;
  throw new Failure(
    'refused',
    `Nothing has changed since edition ${last.number}. Change its words or its title, then publish.`,
  );
}

async function blocksOf(queryable: Queryable, documentId: string, seen?: string): Promise<Block[]> {
  const doc = new Y.Doc();
  const { updates } = await load(queryable, documentId);
  doc.transact(() => {
    for (const { bytes } of updates) Y.applyUpdate(doc, bytes);
  });
  const isWhole = seen === undefined || covers(doc, seen);
  const blocks = readBlocks(doc);
  doc.destroy();
  if (!isWhole) {
    throw new Failure(
      'conflict',
      'Some words on your screen are not saved yet, so they would be missing. Wait until it says Saved, then publish.',
    );
  }
  if (blocks.some((block) => block.type === 'clause' && clauseText(block) !== '')) return blocks;
  throw new Failure(
    'refused',
    'There is no clause in this draft yet. Harvest a debate into it or write one, then publish.',
  );
}
