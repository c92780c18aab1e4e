import { Inject, Injectable } from '@nestjs/common';
import type { Log, Settings } from '@samepage/platform';
import { UnitOfWork } from '../database/unit-of-work';
import { LOG, SETTINGS } from '../edge/tokens';
import { keepBlob } from '../images/blobs';
import { noPdf, printEdition, reasonOf, type Printable } from './print';
import { SingleFlight } from './single-flight';

/** Sets the PDF of an edition that was published without one. */
@Injectable()
export class LatePdf {
  /** Anyone may ask for a PDF, and typesetting takes a whole core: never more than one of these at a time. */
  private readonly flight = new SingleFlight<string>();

  constructor(
    private readonly work: UnitOfWork,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /**
   * Keeps the PDF and answers its hash.
   * @throws Failure `pdf_unavailable` when it could not be set; why is in the log.
   */
  make(editionId: string, edition: Printable): Promise<string> {
    return this.flight.run(editionId, async () => this.keep(editionId, await this.print(editionId, edition)));
  }

  /** Whatever goes wrong in the setting, for the reader it is the same: there is a page, and no PDF. */
  private async print(editionId: string, edition: Printable): Promise<Buffer> {
    try {
      return await printEdition(this.settings.publicUrl, edition);
    } catch (error) {
      this.log.warn({ editionId, because: reasonOf(error) }, 'the PDF of an edition could not be set');
      throw noPdf();
    }
  }

  /** Another process may have been quicker; then what it kept stays. */
  private keep(editionId: string, pdf: Buffer): Promise<string> {
    return this.work.run(async ({ queryable }) => {
      const { rows } = await queryable.query<{ pdf_hash: string | null }>(
        `SELECT pdf_hash FROM edition WHERE id = $1 FOR UPDATE`,
        [editionId],
      );
      const kept = rows[0]?.pdf_hash;
      if (kept) return kept;
      const hash = await keepBlob(queryable, { bytes: pdf, mediaType: 'application/pdf' });
      await queryable.query(`UPDATE edition SET pdf_hash = $2 WHERE id = $1`, [editionId, hash]);
      return hash;
    });
  }
}
