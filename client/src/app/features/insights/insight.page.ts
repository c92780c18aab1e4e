import { Component, computed, effect, inject, input, viewChild } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { insightLimits, type Insight, type InsightAct } from '@samepage/contracts';
import { SpButton, SpControl, SpDialog, SpField, SpNotice, SpSkeleton, SpSpot, SpVoice } from '@samepage/ui';
import { Api } from '../../api/api';
import {
  inquirySee,
  insightHide,
  insightPublish,
  insightSee,
  insightTakeBack,
  insightVersions,
  insightWithdraw,
} from '../../api/functions';
import { keptWords } from '../../core/kept-words';
import { PageTitles } from '../../core/page-titles';
import { SpDate } from '../../shared/dates';
import { doing } from '../../shared/doing';
import { SpFormTrouble } from '../../shared/form-trouble';
import { loaded } from '../../shared/load';
import { SpPageTrouble } from '../../shared/page-trouble';
import { SpParagraphs } from '../../shared/paragraphs';
import { SpWords } from '../../shared/words';
import { SpEvidenceSide } from './evidence-side';
import { SpInsightCounts } from './insight-counts';
import { sureWords } from './insight-words';
import { SpSpeaksFor } from './speaks-for';
import { SpThatIsUs } from './that-is-us';

/** An insight: its claim set large, what speaks for and against it, whom it speaks for, and who knows themselves in it. */
@Component({
  selector: 'sp-insight',
  imports: [
    RouterLink,
    SpButton,
    SpControl,
    SpDate,
    SpDialog,
    SpEvidenceSide,
    SpField,
    SpFormTrouble,
    SpInsightCounts,
    SpNotice,
    SpPageTrouble,
    SpParagraphs,
    SpSkeleton,
    SpSpeaksFor,
    SpSpot,
    SpThatIsUs,
    SpVoice,
    SpWords,
  ],
  templateUrl: './insight.page.html',
  styleUrl: './insight.page.css',
})
export class InsightPage {
  readonly insightId = input.required<string>();

  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly withdrawal = viewChild<SpDialog>('withdrawal');
  protected readonly limits = insightLimits;
  protected readonly sureWords = sureWords;
  protected readonly asked = loaded(this.insightId, async (insightId) => {
    const insight = await this.api.invoke(insightSee, { insightId });
    const inquiry = await this.api.invoke(inquirySee, { slug: insight.inquirySlug });
    return { insight, inquiry };
  });
  protected readonly insight = computed(() => this.asked.value()?.insight);
  /** Asked for anew with every version. */
  protected readonly versions = loaded(
    () => {
      const insight = this.insight();
      return insight && insight.state !== 'proposed'
        ? { insightId: insight.id, version: insight.version }
        : undefined;
    },
    ({ insightId }) => this.api.invoke(insightVersions, { insightId }),
  );
  protected readonly why = keptWords(() => `insight-taken-back.${this.insightId()}`);
  protected readonly publishing = doing();
  protected readonly takingBack = doing();
  protected readonly hiding = doing();
  /** Whether anything it rests on can still be read. */
  protected readonly stands = computed(() => this.insight()?.evidence.some(({ words }) => words) ?? true);

  constructor() {
    const titles = inject(PageTitles);
    effect(() => {
      const insight = this.insight();
      if (insight) titles.set(insight.claim);
    });
  }

  protected can(insight: Insight, act: InsightAct): boolean {
    return insight.acts.includes(act);
  }

  protected show(insight: Insight): void {
    const asked = this.asked.value();
    if (asked) this.asked.set({ ...asked, insight });
  }

  protected async publish({ id: insightId, version }: Insight): Promise<void> {
    const body = { version };
    const insight = await this.publishing.run(() => this.api.invoke(insightPublish, { insightId, body }));
    if (insight) this.show(insight);
  }

  protected async takeBack(event: Event, { id: insightId }: Insight): Promise<void> {
    event.preventDefault();
    const why = this.why().trim();
    if (this.takingBack.stopFor(why ? {} : { why: 'Say why, so that people can understand it.' })) return;
    const insight = await this.takingBack.run(() =>
      this.api.invoke(insightTakeBack, { insightId, body: { why } }),
    );
    if (!insight) return;
    this.why.set('');
    this.show(insight);
  }

  protected async hide({ id: insightId }: Insight, lineId: string): Promise<void> {
    const insight = await this.hiding.run(() => this.api.invoke(insightHide, { insightId, lineId }));
    if (insight) this.show(insight);
  }

  protected async withdraw({ id: insightId, inquirySlug }: Insight): Promise<void> {
    const done = await this.publishing.run(async () => {
      await this.api.invoke(insightWithdraw, { insightId });
      return true;
    });
    this.withdrawal()?.close();
    if (done) await this.router.navigate(['/i', inquirySlug, 'insights']);
  }
}
