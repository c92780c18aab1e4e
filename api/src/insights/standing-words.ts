import { Injectable } from '@nestjs/common';
import type { Block, EvidenceRef, StandingWords, ThemeItemRef } from '@samepage/contracts';
import { clauseText } from '@samepage/manifesto';
import type { Queryable } from '@samepage/platform';
import { createHash } from 'node:crypto';
import { ClauseTextReader } from './clause-texts';
import { quotableRows, wordsOfRow, type Door, type Said } from './quotable-rows';

/** Words that stand, and what a change of them is noticed by. */
export interface Standing {
  readonly words: StandingWords;
  /** Of a response: SHA-256 of the whole of it. */
  readonly hash: string | null;
}

type ClauseRef = Extract<EvidenceRef, { kind: 'clause' }>;

/** What tells one place from another. */
export function keyOf(ref: EvidenceRef): string {
  if (ref.kind === 'statement') return `statement ${ref.statementId}`;
  if (ref.kind === 'response') return `response ${ref.responseId} ${ref.from} ${ref.to}`;
  return `clause ${ref.draftId} ${ref.clauseId}`;
}

/** What words are told by, wherever they are. */
export function idOf(ref: EvidenceRef | ThemeItemRef): string {
  if (ref.kind === 'clause') return ref.clauseId;
  return ref.kind === 'statement' ? ref.statementId : ref.responseId;
}

/** Reads words where they stand, each time anew. What was hidden, taken back or deleted is simply not found. */
@Injectable()
export class StandingWordsReader {
  constructor(private readonly clauses: ClauseTextReader) {}

  /** By `keyOf`. With a door, only what the one who stands before it may see. */
  async read(
    queryable: Queryable,
    { inquiryId, refs, door = null }: { inquiryId: string; refs: readonly EvidenceRef[]; door?: Door | null },
  ): Promise<Map<string, Standing>> {
    const found: Standing[] = [
      ...(await this.said(queryable, 'statement', { inquiryId, refs, door })),
      ...(await this.said(queryable, 'response', { inquiryId, refs, door })),
      ...(await this.written(queryable, inquiryId, refs)),
    ];
    return new Map(found.map((each) => [keyOf(each.words.ref), each]));
  }

  private async said(
    queryable: Queryable,
    said: Said,
    { inquiryId, refs, door }: { inquiryId: string; refs: readonly EvidenceRef[]; door: Door | null },
  ): Promise<Standing[]> {
    const asked = refs.filter((ref) => ref.kind === said);
    const ids = asked.map(idOf);
    if (ids.length === 0) return [];
    const rows = await quotableRows(queryable, said, {
      inquiryId,
      door,
      and: ({ id }) => `AND ${id} = ANY($4::uuid[])`,
      value: ids,
    });
    const byId = new Map(rows.map((row) => [row.id, row]));
    return asked.flatMap((ref) => {
      const row = byId.get(idOf(ref));
      return row ? (partOf(wordsOfRow(said, row), ref) ?? []) : [];
    });
  }

  private async written(
    queryable: Queryable,
    inquiryId: string,
    refs: readonly EvidenceRef[],
  ): Promise<Standing[]> {
    const asked = refs.filter((ref) => ref.kind === 'clause');
    const found: Standing[] = [];
    for (const [draftId, clauses] of Map.groupBy(asked, (ref) => ref.draftId))
      found.push(...(await this.clausesOf(queryable, inquiryId, draftId, clauses)));
    return found;
  }

  /** What a clause says in the draft; of one that was taken out since, what the newest edition says that has it. */
  private async clausesOf(
    queryable: Queryable,
    inquiryId: string,
    draftId: string,
    refs: readonly ClauseRef[],
  ): Promise<Standing[]> {
    const { rows } = await queryable.query<{ title: string; document_id: string }>(
      `SELECT title, document_id FROM draft WHERE id = $1 AND inquiry_id = $2`,
      [draftId, inquiryId],
    );
    const [draft] = rows;
    if (!draft) return [];
    const texts = await this.clauses.read(queryable, draft.document_id);
    const gone = refs.filter(({ clauseId }) => !texts.has(clauseId));
    const inEditions = await publishedClauses(queryable, draftId, gone);
    const inDraft = refs.flatMap((ref) => {
      const text = texts.get(ref.clauseId);
      return text === undefined ? [] : [{ hash: null, words: clauseWords(ref, text, draft.title) }];
    });
    return [...inDraft, ...inEditions];
  }
}

/** A clause of a draft as words with their place. */
export function clauseWords(ref: ClauseRef, text: string, title: string): StandingWords {
  const place = { kind: 'draft' as const, id: ref.draftId, title, number: null };
  return { ref, text, sector: null, at: null, place };
}

function partOf(whole: StandingWords, ref: EvidenceRef): Standing | undefined {
  if (ref.kind !== 'response') return { words: whole, hash: null };
  const text = whole.text.slice(ref.from, ref.to).toWellFormed().trim();
  if (ref.to > whole.text.length || text === '') return undefined;
  const hash = createHash('sha256').update(whole.text).digest('hex');
  return { words: { ...whole, ref, text }, hash };
}

async function publishedClauses(
  queryable: Queryable,
  draftId: string,
  refs: readonly ClauseRef[],
): Promise<Standing[]> {
  if (refs.length === 0) return [];
  const { rows } = await queryable.query<{
    id: string;
    number: number;
    title: string;
    block: Block;
    published_at: Date;
  }>(
    `SELECT DISTINCT ON (block->>'id') e.id, e.number, e.content->>'title' AS title, block, e.published_at
     FROM edition e CROSS JOIN LATERAL jsonb_array_elements(e.content->'blocks') AS block
     WHERE e.draft_id = $1 AND block->>'type' = 'clause' AND block->>'id' = ANY($2::text[])
     ORDER BY block->>'id', e.number DESC`,
    [draftId, refs.map(({ clauseId }) => clauseId)],
  );
  return rows.flatMap(({ id, number, title, block, published_at }) => {
    if (block.type !== 'clause') return [];
    const words: StandingWords = {
      ref: { kind: 'clause', draftId, clauseId: block.id },
      text: clauseText(block),
      sector: null,
      at: published_at.toISOString(),
      place: { kind: 'edition', id, title, number },
    };
    return [{ words, hash: null }];
  });
}
