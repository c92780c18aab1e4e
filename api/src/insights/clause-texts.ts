import { Injectable } from '@nestjs/common';
import { find, load } from '@samepage/document-log';
import { clauseText, readBlocks } from '@samepage/manifesto';
import type { Queryable } from '@samepage/platform';
import * as Y from 'yjs';

/** What each clause of a document says, by the clause's id. */
export type ClauseTexts = ReadonlyMap<string, string>;

/** Documents kept read at most. */
const keptAtMost = 20;

/** Reads what the clauses of a shared document say now: once for each change of it. */
@Injectable()
export class ClauseTextReader {
  private readonly kept = new Map<string, { moment: string; texts: ClauseTexts }>();

  async read(queryable: Queryable, documentId: string): Promise<ClauseTexts> {
    const head = await find(queryable, documentId);
    if (!head) return new Map();
    const moment = `${head.epoch} ${head.sequence}`;
    const known = this.kept.get(documentId);
    if (known?.moment === moment) return known.texts;
    const texts = await readTexts(queryable, documentId);
    this.keep(documentId, { moment, texts });
    return texts;
  }

  private keep(documentId: string, read: { moment: string; texts: ClauseTexts }): void {
    this.kept.delete(documentId);
    this.kept.set(documentId, read);
    const [oldest] = this.kept.keys();
    if (this.kept.size > keptAtMost && oldest !== undefined) this.kept.delete(oldest);
  }
}

async function readTexts(queryable: Queryable, documentId: string): Promise<ClauseTexts> {
  const doc = new Y.Doc();
  const { updates } = await load(queryable, documentId);
  doc.transact(() => {
    for (const { bytes } of updates) Y.applyUpdate(doc, bytes);
  });
  const blocks = readBlocks(doc);
  doc.destroy();
  return new Map(
    blocks.flatMap((block) => {
      const text = block.type === 'clause' ? clauseText(block).trim() : '';
      return block.type === 'clause' && text !== '' ? [[block.id, text] as const] : [];
    }),
  );
}
