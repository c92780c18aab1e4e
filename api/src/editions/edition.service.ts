import { Inject, Injectable } from '@nestjs/common';
import { Failure, type Edition, type EditionContent, type EditionSummaries } from '@samepage/contracts';
import type { Queryable } from '@samepage/platform';
import { QUERYABLE } from '../database/queryable';
import { readBlob } from '../images/blobs';
import { LatePdf } from './late-pdf';
import { noPdf } from './print';

interface EditionRecord {
  id: string;
  spot: string;
  content: EditionContent;
  hash: string;
  pdf_hash: string | null;
  pdf_bytes: number | null;
}

/** Reads editions, for anyone. */
@Injectable()
export class EditionService {
  constructor(
    @Inject(QUERYABLE) private readonly queryable: Queryable,
    private readonly late: LatePdf,
  ) {}

  /** The newest first. */
  async list(slug: string): Promise<EditionSummaries> {
    const { rows } = await this.queryable.query<{ number: number; title: string; published_at: Date }>(
      `SELECT e.number, e.content->>'title' AS title, e.published_at
       FROM edition e JOIN inquiry i ON i.id = e.inquiry_id WHERE i.slug = $1 ORDER BY e.number DESC`,
      [slug],
    );
    return rows.map(({ number, title, published_at }) => ({
      number,
      title,
      publishedAt: published_at.toISOString(),
      inquirySlug: slug,
    }));
  }

  async see(slug: string, number: number): Promise<Edition> {
    const { spot, content, hash, pdf_hash, pdf_bytes } = await this.find(slug, number);
    const pdf = pdf_hash === null || pdf_bytes === null ? null : { hash: pdf_hash, bytes: pdf_bytes };
    return { inquirySlug: slug, spot, content, hash, pdf };
  }

  /**
   * The PDF that is kept; one that could not be set when the edition was published is set now.
   * @throws Failure `pdf_unavailable` when it cannot be set now either.
   */
  async pdf(slug: string, number: number): Promise<{ bytes: Buffer; name: string }> {
    const { id, content, hash, spot, pdf_hash } = await this.find(slug, number);
    const pdfHash =
      pdf_hash ?? (await this.late.make(id, { content, hash, spot, inquirySlug: slug, number }));
    const blob = await readBlob(this.queryable, pdfHash);
    if (!blob) throw noPdf();
    return { bytes: blob.bytes, name: `${slug}-edition-${number}.pdf` };
  }

  private async find(slug: string, number: number): Promise<EditionRecord> {
    const { rows } = await this.queryable.query<EditionRecord>(
      `SELECT e.id, i.spot, e.content, e.hash, e.pdf_hash, octet_length(b.bytes) AS pdf_bytes
       FROM edition e JOIN inquiry i ON i.id = e.inquiry_id LEFT JOIN blob b ON b.hash = e.pdf_hash
       WHERE i.slug = $1 AND e.number = $2`,
      [slug, number],
    );
    const [row] = rows;
    if (!row) throw new Failure('not_found', 'There is no such edition.');
    return row;
  }
}
