import { Inject, Injectable } from '@nestjs/common';
import { Failure, type Report } from '@samepage/contracts';
import { csvOf } from '@samepage/debate';
import { publishedLevel, reportOf, reportRows, type ReportSource } from '@samepage/opinion';
import type { Log, Queryable } from '@samepage/platform';
import { renderReportPdf } from '@samepage/press';
import { QUERYABLE } from '../database/queryable';
import { debateRecord, type DebateRecord } from '../debates/afterwards/debate-record';
import type { TextFile } from '../debates/afterwards/offered';
import { SwingService } from '../debates/afterwards/swing.service';
import type { Asker } from '../edge/asker';
import { LOG } from '../edge/tokens';
import { reasonOf } from '../editions/print';
import { SingleFlight } from '../editions/single-flight';
import { PlacesHeardService } from './places-heard.service';
import { missingVoices } from './missing-voices';
import { overallIn, SamePageService } from './same-page.service';

/** A whole inquiry, or one debate of it. */
export type ReportAbout = { readonly inquiryId: string } | { readonly debateId: string };

interface InquiryRow {
  readonly title: string;
  readonly spot: string;
}

/** What is said of how people stand, in sentences: no more than the pages show, at the level of what leaves the room. */
@Injectable()
export class ReportService {
  /** One at a time: each is a process. */
  private readonly prints = new SingleFlight<Buffer>();

  constructor(
    @Inject(QUERYABLE) private readonly queryable: Queryable,
    @Inject(LOG) private readonly log: Log,
    private readonly samePage: SamePageService,
    private readonly swings: SwingService,
    private readonly places: PlacesHeardService,
  ) {}

  async see(about: ReportAbout, asker: Asker): Promise<Report> {
    return reportOf((await this.source(about, asker)).source);
  }

  async csv(about: ReportAbout, asker: Asker): Promise<TextFile> {
    const { source } = await this.source(about, asker);
    const text = csvOf(reportRows(source.statements, source.sectors));
    return { text, title: source.title, what: 'sectors', ending: 'csv' };
  }

  /** @throws Failure `pdf_unavailable`. */
  async pdf(about: ReportAbout, asker: Asker): Promise<{ bytes: Buffer; title: string }> {
    const { source, spot } = await this.source(about, asker);
    // Not everybody may look into every debate.
    const ids = source.statements.map(({ statementId }) => statementId);
    const key = [...Object.values(about), ...ids].join();
    try {
      const bytes = await this.prints.run(key, () => renderReportPdf(reportOf(source), spot));
      return { bytes, title: source.title };
    } catch (error) {
      this.log.warn({ because: reasonOf(error) }, 'a report could not be printed');
      throw error;
    }
  }

  private async source(about: ReportAbout, asker: Asker): Promise<{ source: ReportSource; spot: string }> {
    const debate = 'debateId' in about ? await debateRecord(this.queryable, about.debateId) : null;
    const of = {
      inquiryId: 'inquiryId' in about ? about.inquiryId : (debate?.inquiryId ?? ''),
      debateId: debate?.id ?? null,
    };
    const { title, spot } = await this.inquiry(of.inquiryId);
    const { sectors, statements, between, seconds } = await this.samePage.standings(of, asker);
    return {
      spot,
      source: {
        title: debate?.title ?? title,
        inquiryTitle: title,
        debateId: of.debateId,
        at: new Date().toISOString(),
        least: publishedLevel.least,
        sectors,
        statements,
        overall: overallIn(statements, between),
        seconds,
        missing: await missingVoices(this.queryable, of),
        places: debate ? null : await this.places.see(of.inquiryId),
        swing: debate && (await this.swingOf(debate)),
      },
    };
  }

  private swingOf({ id, state }: DebateRecord) {
    return this.swings.shownOf(id, state);
  }

  private async inquiry(inquiryId: string): Promise<InquiryRow> {
    const { rows } = await this.queryable.query<InquiryRow>(`SELECT title, spot FROM inquiry WHERE id = $1`, [
      inquiryId,
    ]);
    const [row] = rows;
    if (!row) throw new Failure('not_found', 'There is no such inquiry.');
    return row;
  }
}
