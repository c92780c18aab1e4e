import { Inject, Injectable } from '@nestjs/common';
import { Failure, type EditionSummary, type NewEdition } from '@samepage/contracts';
import type { Log, Queryable, Settings } from '@samepage/platform';
import { randomUUID } from 'node:crypto';
import { QUERYABLE } from '../database/queryable';
import { UnitOfWork } from '../database/unit-of-work';
import { memberOf, type Asker } from '../edge/asker';
import { LOG, SETTINGS } from '../edge/tokens';
import { keepBlob } from '../images/blobs';
import {
  freeze,
  nextNumberSql,
  readMoment,
  type DraftMoment,
  type FrozenDraft,
  type PublishedEdition,
} from './freeze';
import { printEdition, reasonOf } from './print';

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
   * Publishes the draft as it is when its turn comes. An id that was sent before answers the edition it made then.
   * @throws Failure `refused` when it holds no clause, or nothing has changed since its last edition; `conflict` when
   *   others kept publishing first, when some of what the publisher sees is not in the log yet, or when the id was used
   *   for another draft.
   */
  async publish(draftId: string, edition: NewEdition, asker: Asker): Promise<EditionSummary> {
    const { id: publisher } = memberOf(asker);
    const published = this.turn.then(() => this.publishNow(draftId, edition, publisher));
    this.turn = published.catch(() => undefined);
    return published;
  }

  private async publishNow(draftId: string, edition: NewEdition, publisher: string): Promise<EditionSummary> {
    const id = edition.id ?? randomUUID();
    for (let left = tries; ; left--) {
      const draft = await readMoment(this.queryable, draftId, id);
      if (draft.earlier) return earlierOf(draftId, draft, draft.earlier);
      if (left === 0) throw outpaced();
      const frozen = await freeze(this.queryable, draftId, draft, edition);
      // Outside any transaction: it takes a second, and the embedded database has one connection for everyone.
      const pdf = await this.print(frozen);
      if (await this.keep(id, frozen, pdf, publisher)) return summaryOf(frozen);
    }
  }

  /** Null where it cannot be set now: an edition is whole without its PDF, which is set when someone asks for it. */
  private async print(frozen: FrozenDraft): Promise<Buffer | null> {
    try {
      return await printEdition(this.settings.publicUrl, { ...frozen, number: frozen.content.number });
    } catch (error) {
      if (!(error instanceof Failure && error.code === 'pdf_unavailable')) throw error;
      this.log.warn({ because: reasonOf(error) }, 'an edition is published without its PDF');
      return null;
    }
  }

  /** False when its number has gone to another edition meanwhile; then nothing is kept. */
  private keep(id: string, frozen: FrozenDraft, pdf: Buffer | null, publisher: string): Promise<boolean> {
    const { content, hash, draftId, inquiryId } = frozen;
    return this.work.run(async ({ queryable }) => {
      await queryable.query(`SELECT 1 FROM inquiry WHERE id = $1 FOR UPDATE`, [inquiryId]);
      const { rows } = await queryable.query<{ number: number }>(nextNumberSql, [inquiryId]);
      if (rows[0]?.number !== content.number) return false;
      const pdfHash = pdf && (await keepBlob(queryable, { bytes: pdf, mediaType: 'application/pdf' }));
      await queryable.query(
        `INSERT INTO edition (id, inquiry_id, draft_id, number, published_by, content, hash, pdf_hash, published_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [id, inquiryId, draftId, content.number, publisher, content, hash, pdfHash, content.publishedAt],
      );
      return true;
    });
  }
}

function summaryOf({ content, inquirySlug }: FrozenDraft): EditionSummary {
  const { number, title, publishedAt } = content;
  return { number, title, publishedAt, inquirySlug };
}

function earlierOf(draftId: string, { slug }: DraftMoment, earlier: PublishedEdition): EditionSummary {
  const { number, title, publishedAt } = earlier;
  if (earlier.draftId === draftId) return { number, title, publishedAt, inquirySlug: slug };
  throw new Failure('conflict', 'That id was used for an edition of another draft. Publish with a new one.');
}

function outpaced(): Failure {
  return new Failure(
    'conflict',
    'Others published at the same moment. Look at what is there, then publish again.',
  );
}
