import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { InsightState, InsightSummary } from '@samepage/contracts';
import { SpButton, SpEmpty, SpSkeleton, SpSpot } from '@samepage/ui';
import { Api } from '../../api/api';
import { inquirySee, insightList } from '../../api/functions';
import { counted } from '../../shared/counted';
import { SpDate } from '../../shared/dates';
import { loaded } from '../../shared/load';
import { SpPageTrouble } from '../../shared/page-trouble';
import { stateWords, sureWords } from './insight-words';
import { SpSpeaksFor } from './speaks-for';

const order: readonly InsightState[] = ['published', 'proposed', 'taken-back'];

/** The insights of an inquiry: what is published first, then what is proposed, then what was taken back. */
@Component({
  selector: 'sp-insights',
  imports: [RouterLink, SpButton, SpDate, SpEmpty, SpPageTrouble, SpSkeleton, SpSpeaksFor, SpSpot],
  templateUrl: './insights.page.html',
  styles: `
    li {
      display: grid;
      gap: var(--space-3) var(--space-6);
      margin: 0;
      padding-block: var(--space-4) var(--space-5);
      max-inline-size: none;
      border-block-start: var(--stroke) solid var(--ink);
    }
    h3 {
      max-inline-size: 26ch;
      font-size: var(--text-2);
    }
    @media (width >= 48rem) {
      li {
        grid-template-columns: minmax(0, 3fr) minmax(0, 2fr);
      }
    }
  `,
})
export class InsightsPage {
  readonly slug = input.required<string>();

  private readonly api = inject(Api);
  protected readonly sureWords = sureWords;
  protected readonly stateWords = stateWords;
  protected readonly asked = loaded(this.slug, async (slug) => {
    const inquiry = await this.api.invoke(inquirySee, { slug });
    return { inquiry, insights: await this.api.invoke(insightList, { inquiryId: inquiry.id }) };
  });
  protected readonly parts = computed(() => {
    const by = Map.groupBy(this.asked.value()?.insights ?? [], ({ state }) => state);
    return order.flatMap((state) => {
      const insights = by.get(state);
      return insights ? [{ state, insights }] : [];
    });
  });

  protected line({ evidence, counterEvidence }: InsightSummary): string {
    const against = counterEvidence ? `${counterEvidence} against` : 'none against';
    return `${evidence ? counted(evidence, 'piece') : 'no piece'} of evidence for it, ${against}`;
  }
}
