import { NgTemplateOutlet } from '@angular/common';
import { Component, computed, effect, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Report } from '@samepage/contracts';
import { SpButton, SpSectorBars, SpSkeleton, SpSpot } from '@samepage/ui';
import { Api } from '../../api/api';
import { debateSee, inquirySee } from '../../api/functions';
import { PageTitles } from '../../core/page-titles';
import { SpDate } from '../../shared/dates';
import { inquirySpot } from '../../shared/inquiry-spot';
import { loaded } from '../../shared/load';
import { SpPageTrouble } from '../../shared/page-trouble';
import { OpinionApi } from './opinion-api';

interface Shown {
  readonly report: Report;
  /** Where its files are. */
  readonly files: string;
  readonly slug: string;
}

/** What a debate, or a whole inquiry, found: a sentence for every figure, and the figures as a table beside it. */
@Component({
  selector: 'sp-report',
  imports: [NgTemplateOutlet, RouterLink, SpButton, SpDate, SpPageTrouble, SpSectorBars, SpSkeleton, SpSpot],
  templateUrl: './report.page.html',
  styleUrl: './report.page.css',
})
export class ReportPage {
  /** Of an inquiry, or of one debate. */
  readonly slug = input<string>();
  readonly debateId = input<string>();

  private readonly api = inject(Api);
  private readonly opinion = inject(OpinionApi);
  protected readonly asked = loaded(
    () => ({ slug: this.slug(), debateId: this.debateId() }),
    ({ slug, debateId }) => (debateId ? this.ofDebate(debateId) : this.ofInquiry(slug ?? '')),
  );
  protected readonly spot = inquirySpot(() => this.asked.value()?.slug);
  protected readonly back = computed(() => {
    const debateId = this.debateId();
    return debateId
      ? { to: ['/debates', debateId], words: 'Back to the debate' }
      : { to: ['/i', this.slug(), 'same-page'], words: 'Back to the same page' };
  });

  constructor() {
    const titles = inject(PageTitles);
    effect(() => {
      const title = this.asked.value()?.report.title;
      if (title) titles.set(`Report: ${title}`);
    });
  }

  private async ofDebate(debateId: string): Promise<Shown> {
    const [report, debate] = await Promise.all([
      this.opinion.debateReport(debateId),
      this.api.invoke(debateSee, { debateId }),
    ]);
    return { report, files: `/api/debates/${debateId}/report`, slug: debate.inquirySlug };
  }

  private async ofInquiry(slug: string): Promise<Shown> {
    const { id } = await this.api.invoke(inquirySee, { slug });
    return { report: await this.opinion.inquiryReport(id), files: `/api/inquiries/${id}/report`, slug };
  }
}
