import { Inject, Injectable } from '@nestjs/common';
import { abilitiesAt } from '@samepage/access';
import { Failure, type Draft, type DraftSummaries, type NewDraft, type Ticket } from '@samepage/contracts';
import { issueTicket } from '@samepage/identity';
import type { Queryable } from '@samepage/platform';
import { randomUUID } from 'node:crypto';
import { QUERYABLE } from '../database/queryable';
import { UnitOfWork, type Transaction } from '../database/unit-of-work';
import { memberOf, personOf, type Asker } from '../edge/asker';
import { idTaken } from '../edge/id-taken';
import { createDraft } from './create-draft';
import { sourcesOf } from './sources';

interface DraftRecord {
  id: string;
  inquiry_id: string;
  slug: string;
  title: string;
  document_id: string;
}

/** Drafts, and the way into their shared documents. */
@Injectable()
export class DraftService {
  constructor(
    @Inject(QUERYABLE) private readonly queryable: Queryable,
    private readonly work: UnitOfWork,
  ) {}

  async list(inquiryId: string): Promise<DraftSummaries> {
    const { rows } = await this.queryable.query<{
      id: string;
      title: string;
      created_at: Date;
      editions: number;
    }>(
      `SELECT d.id, d.title, d.created_at,
              (SELECT count(*)::integer FROM edition e WHERE e.draft_id = d.id) AS editions
       FROM draft d WHERE d.inquiry_id = $1 ORDER BY d.created_at DESC`,
      [inquiryId],
    );
    return rows.map(({ id, title, created_at, editions }) => ({
      id,
      title,
      createdAt: created_at.toISOString(),
      editions,
    }));
  }

  /**
   * Begins a draft once, however often it is sent with its id.
   * @throws Failure `conflict` where the id is a draft's of another inquiry.
   */
  async create(asker: Asker, { id = randomUUID(), title }: NewDraft): Promise<Draft> {
    const { inquiryId } = memberOf(asker);
    await this.work.run(async (transaction) => {
      if (!(await begunBefore(transaction, inquiryId, id)))
        await createDraft(transaction, { inquiryId, title, id });
    });
    return this.see(id, asker);
  }

  async see(draftId: string, asker: Asker): Promise<Draft> {
    const { rows } = await this.queryable.query<DraftRecord>(
      `SELECT d.id, d.inquiry_id, i.slug, d.title, d.document_id
       FROM draft d JOIN inquiry i ON i.id = d.inquiry_id WHERE d.id = $1`,
      [draftId],
    );
    const [row] = rows;
    if (!row) throw new Failure('not_found', 'There is no such draft.');
    return {
      id: row.id,
      inquiryId: row.inquiry_id,
      inquirySlug: row.slug,
      title: row.title,
      documentId: row.document_id,
      sources: await sourcesOf(this.queryable, row.id),
      abilities: abilitiesAt(asker.subject, { inquiryId: row.inquiry_id }),
    };
  }

  /** A pass to one document, for a program that cannot send a cookie when it opens a socket. */
  async ticket(documentId: string, asker: Asker): Promise<Ticket> {
    const personId = personOf(asker);
    const { ticket, expiresAt } = await issueTicket(this.queryable, { personId, documentId });
    return { ticket, expiresAt: expiresAt.toISOString() };
  }
}

/** The lock makes two of the same draft wait for each other, so that no document is left without one. */
async function begunBefore({ queryable }: Transaction, inquiryId: string, id: string): Promise<boolean> {
  await queryable.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [`draft ${id}`]);
  const { rows } = await queryable.query<{ inquiry_id: string }>(
    `SELECT inquiry_id FROM draft WHERE id = $1`,
    [id],
  );
  if (rows[0] && rows[0].inquiry_id !== inquiryId) throw idTaken();
  return rows.length > 0;
}
