import { Inject, Injectable } from '@nestjs/common';
import { Failure, type EditionSummary } from '@samepage/contracts';
import type { Log, Queryable, Settings } from '@samepage/platform';
import { renderEditionPdf } from '@samepage/press';
import { QUERYABLE } from '../database/queryable';
import { UnitOfWork } from '../database/unit-of-work';
import { memberOf, type Asker } from '../edge/asker';
import { LOG, SETTINGS } from '../edge/tokens';
import { keepBlob } from '../images/blobs';
import { freeze, nextNumberSql, type FrozenDraft } from './freeze';

/** Someone on another process may take the number while the PDF is set; so often in a row, hardly. */
const tries = 3;

/** Freezes a draft into an edition: numbered without gaps, sealed, set as a PDF, and kept all at once or not at all. */
@Injectable()
export class PublishService {
  /** One PDF at a time in this process: typesetting takes a whole core. What must be right is decided by the database. */
  private turn: Promise<unknown> = Promise.resolve();

  constructor(
    @Inject(QUERYABLE) private readonly queryable: Queryable,
    private readonly work: UnitOfWork,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /**
   * Publishes the draft as it is when its turn comes.
   * @throws Failure `refused` when it holds no clause, `conflict` when others kept publishing first.
   */
  async publish(draftId: string, title: string, asker: Asker): Promise<EditionSummary> {
    const { id: publisher } = memberOf(asker);
    const published = this.turn.then(() => this.publishNow(draftId, title, publisher));
    this.turn = published.catch(() => undefined);
    return published;
  }

  private async publishNow(draftId: string, title: string, publisher: string): Promise<EditionSummary> {
    for (let left = tries; left > 0; left--) {
      const frozen = await freeze(this.queryable, draftId, title);
      // Outside any transaction: it takes a second, and the embedded database has one connection for everyone.
      const pdf = await this.print(frozen);
      if (await this.keep(frozen, pdf, publisher)) return summaryOf(frozen);
    }
    throw new Failure(
      'conflict',
      'Others published at the same moment. Look at what is there, then publish again.',
    );
  }

  /** Null where this machine has no typesetter: an edition is whole without its PDF, and its page says so. */
  private async print({ content, hash, spot, inquirySlug }: FrozenDraft): Promise<Buffer | null> {
    const publicUrl = `${this.settings.publicUrl}/editions/${inquirySlug}/${content.number}`;
    try {
      return await renderEditionPdf(content, { hash, spot, publicUrl });
    } catch (error) {
      if (!(error instanceof Failure && error.code === 'pdf_unavailable')) throw error;
      this.log.warn({ err: error }, 'an edition is published without its PDF');
      return null;
    }
  }

  /** False when its number has gone to another edition meanwhile; then nothing is kept. */
  private keep(frozen: FrozenDraft, pdf: Buffer | null, publisher: string): Promise<boolean> {
    const { content, hash, draftId, inquiryId } = frozen;
    return this.work.run(async ({ queryable }) => {
      await queryable.query(`SELECT 1 FROM inquiry WHERE id = $1 FOR UPDATE`, [inquiryId]);
      const { rows } = await queryable.query<{ number: number }>(nextNumberSql, [inquiryId]);
      if (rows[0]?.number !== content.number) return false;
      const pdfHash = pdf && (await keepBlob(queryable, { bytes: pdf, mediaType: 'application/pdf' }));
      await queryable.query(
        `INSERT INTO edition (inquiry_id, draft_id, number, published_by, content, hash, pdf_hash, published_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [inquiryId, draftId, content.number, publisher, content, hash, pdfHash, content.publishedAt],
      );
      return true;
    });
  }
}

function summaryOf({ content, inquirySlug }: FrozenDraft): EditionSummary {
  const { number, title, publishedAt } = content;
  return { number, title, publishedAt, inquirySlug };
}
