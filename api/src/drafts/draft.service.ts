import { Inject, Injectable } from '@nestjs/common';
import { abilitiesAt } from '@samepage/access';
import { Failure, type Draft, type DraftSummaries, type Ticket } from '@samepage/contracts';
import { issueTicket } from '@samepage/identity';
import type { Queryable } from '@samepage/platform';
import { QUERYABLE } from '../database/queryable';
import { UnitOfWork } from '../database/unit-of-work';
import { memberOf, personOf, type Asker } from '../edge/asker';
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

  async create(asker: Asker, title: string): Promise<Draft> {
    const { inquiryId } = memberOf(asker);
    const { draftId } = await this.work.run((transaction) => createDraft(transaction, { inquiryId, title }));
    return this.see(draftId, asker);
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
