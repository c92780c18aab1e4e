import { Inject, Injectable } from '@nestjs/common';
import type { EvidenceRef, LookForWords, Quotables, StandingWords } from '@samepage/contracts';
import type { Queryable } from '@samepage/platform';
import { QUERYABLE } from '../database/queryable';
import type { Asker } from '../edge/asker';
import { ClauseTextReader } from './clause-texts';
import { doorOf, quotableRows, wordsOfRow, type Said } from './quotable-rows';
import { clauseWords, keyOf, StandingWordsReader } from './standing-words';

/** Found at most, of each kind. */
const atMost = { statement: 15, response: 10, clause: 10 };
/** The newest drafts are looked through. */
const drafts = 3;

/** Finds words that can be evidence, among those the asker may see. */
@Injectable()
export class QuotableService {
  constructor(
    @Inject(QUERYABLE) private readonly queryable: Queryable,
    private readonly clauses: ClauseTextReader,
    private readonly words: StandingWordsReader,
  ) {}

  /** Words that hold every word looked for, the newest first; with nothing to look for, simply the newest. */
  async look(inquiryId: string, { search, kind }: LookForWords, asker: Asker): Promise<Quotables> {
    const words = search.toLowerCase().split(/\s+/).filter(Boolean);
    const wanted = (each: LookForWords['kind']) => kind === 'any' || kind === each;
    return [
      ...(wanted('statement') ? await this.said('statement', inquiryId, words, asker) : []),
      ...(wanted('response') ? await this.said('response', inquiryId, words, asker) : []),
      ...(wanted('clause') ? await this.written(inquiryId, words) : []),
    ];
  }

  /** These words as they stand now, without those the asker may not see or nobody can any more. */
  async read(inquiryId: string, refs: readonly EvidenceRef[], asker: Asker): Promise<Quotables> {
    const found = await this.words.read(this.queryable, { inquiryId, refs, door: doorOf(asker) });
    return refs.flatMap((ref) => found.get(keyOf(ref))?.words ?? []);
  }

  private async said(said: Said, inquiryId: string, words: string[], asker: Asker): Promise<StandingWords[]> {
    const rows = await quotableRows(this.queryable, said, {
      inquiryId,
      door: doorOf(asker),
      and: ({ text, at, isRecast }) =>
        `AND NOT (${isRecast}) AND ${text} ILIKE ALL ($4::text[]) ORDER BY ${at} DESC LIMIT ${atMost[said]}`,
      value: words.map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`),
    });
    return rows.map((row) => wordsOfRow(said, row));
  }

  private async written(inquiryId: string, words: string[]): Promise<StandingWords[]> {
    const { rows } = await this.queryable.query<{ id: string; title: string; document_id: string }>(
      `SELECT id, title, document_id FROM draft WHERE inquiry_id = $1 ORDER BY created_at DESC LIMIT $2`,
      [inquiryId, drafts],
    );
    const found: StandingWords[] = [];
    for (const { id: draftId, title, document_id } of rows)
      for (const [clauseId, text] of await this.clauses.read(this.queryable, document_id))
        if (words.every((word) => text.toLowerCase().includes(word)))
          found.push(clauseWords({ kind: 'clause', draftId, clauseId }, text, title));
    return found.slice(0, atMost.clause);
  }
}
