import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import {
  insightLimits,
  surenesses,
  type EvidenceRef,
  type Insight,
  type Inquiry,
  type StandingWords,
  type Sureness,
} from '@samepage/contracts';
import {
  Announcer,
  SpButton,
  SpControl,
  SpField,
  SpNotice,
  SpSectorMark,
  SpSkeleton,
  SpSpot,
} from '@samepage/ui';
import { Api } from '../../api/api';
import {
  inquirySee,
  insightChange,
  insightPropose,
  insightReadWords,
  insightSee,
  themeList,
} from '../../api/functions';
import { doing } from '../../shared/doing';
import { SpFormTrouble } from '../../shared/form-trouble';
import { loaded } from '../../shared/load';
import { SpPageTrouble } from '../../shared/page-trouble';
import { contentOf, draftOf, emptyDraft, insightDraft, keyOf, type Side } from './insight-draft';
import { sureWords } from './insight-words';
import { SpPiecesField } from './pieces-field';
import { SpWordsPicker } from './words-picker';

interface Asked {
  readonly inquiry: Inquiry;
  /** The insight that is changed; null where one is proposed. */
  readonly insight: Insight | null;
  /** Words of a theme to begin with. */
  readonly words: readonly StandingWords[];
}

/** Proposes an insight, or says one anew. What is typed and picked is kept in this tab until it is sent. */
@Component({
  selector: 'sp-insight-form',
  imports: [
    RouterLink,
    SpButton,
    SpControl,
    SpField,
    SpFormTrouble,
    SpNotice,
    SpPageTrouble,
    SpPiecesField,
    SpSectorMark,
    SpSkeleton,
    SpSpot,
    SpWordsPicker,
  ],
  templateUrl: './insight-form.page.html',
  styleUrl: './insight-form.page.css',
})
export class InsightFormPage {
  /** One of the two is there: the inquiry to propose in, or the insight to change. */
  readonly slug = input<string>();
  readonly insightId = input<string>();
  /** A theme whose words it begins with. */
  readonly theme = input<string>();

  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly announcer = inject(Announcer);
  protected readonly limits = insightLimits;
  protected readonly sureWords = sureWords;
  protected readonly surenesses = surenesses;
  protected readonly asked = loaded(
    () => ({ slug: this.slug(), insightId: this.insightId(), themeId: this.theme() }),
    (where) => this.ask(where),
  );
  private readonly start = computed(() => {
    const { insight, words = [] } = this.asked.value() ?? {};
    if (insight) return draftOf(insight);
    return { ...emptyDraft(), evidence: words.map(({ ref }) => ({ ref, note: '' })) };
  });
  protected readonly draft = insightDraft(
    () => `insight.${this.insightId() ?? `${this.slug() ?? ''}.${this.theme() ?? ''}`}`,
    this.start,
  );
  protected readonly sending = doing();
  private readonly picked = signal<ReadonlyMap<string, StandingWords>>(new Map());
  protected readonly known = computed(() => new Map([...this.started(), ...this.picked()]));
  /** Pieces of evidence that could not be read any more when the page was opened. */
  protected readonly gone = computed(() => {
    const insight = this.asked.value()?.insight;
    return insight
      ? [...insight.evidence, ...insight.counterEvidence].filter(({ words }) => !words).length
      : 0;
  });
  protected readonly controls = {
    claim: 'insight-claim',
    evidence: 'find-words',
    counterEvidence: 'find-words',
    speaksFor: 'speaks-for-all',
    notHeard: 'insight-not-heard',
    sureness: 'sure-hunch',
    whySure: 'insight-why-sure',
  };

  constructor() {
    effect(() => {
      const asked = this.asked.value();
      const { evidence, counterEvidence } = this.draft.now();
      if (!asked) return;
      const known = untracked(this.known);
      const unknown = [...evidence, ...counterEvidence]
        .map(({ ref }) => ref)
        .filter((ref) => !known.has(keyOf(ref)));
      if (unknown.length) void this.readWords(asked.inquiry.id, unknown);
    });
  }

  protected text(event: Event): string {
    return (event.target as HTMLInputElement).value;
  }

  protected ticked(event: Event): boolean {
    return (event.target as HTMLInputElement).checked;
  }

  protected tickSector(sectorId: string, event: Event): void {
    const others = this.draft.now().sectorIds.filter((id) => id !== sectorId);
    this.draft.change({ sectorIds: this.ticked(event) ? [...others, sectorId] : others });
  }

  protected take({ side, words }: { side: Side; words: StandingWords }): void {
    const pieces = this.draft.now()[side];
    const key = keyOf(words.ref);
    const isThere = pieces.some(({ ref }) => keyOf(ref) === key);
    if (!isThere && pieces.length < insightLimits.evidence) {
      this.picked.update((known) => new Map([...known, [key, words]]));
      this.draft.change({ [side]: [...pieces, { ref: words.ref, note: '' }] });
    }
    this.announcer.say(takenWords(side, pieces.length, isThere));
  }

  protected async send(event: Event, { inquiry, insight }: Asked): Promise<void> {
    event.preventDefault();
    const written = this.draft.now();
    const { sureness } = written;
    const stops = this.sending.stopFor({
      ...(!written.claim.trim() && { claim: 'Say in one sentence what you found.' }),
      ...(!written.all && !written.sectorIds.length && { speaksFor: 'Say whom it speaks for.' }),
      ...(!sureness && { sureness: 'Say how sure you are.' }),
      ...(!written.whySure.trim() && { whySure: 'Say in a few words why.' }),
    });
    if (stops || !sureness) return;
    const sent = await this.sending.run(() => {
      const content = contentOf(written, sureness);
      return insight
        ? this.api.invoke(insightChange, {
            insightId: insight.id,
            body: { ...content, version: written.version ?? insight.version },
          })
        : this.api.invoke(insightPropose, { inquiryId: inquiry.id, body: { ...content, id: written.id } });
    });
    if (!sent) return;
    this.draft.forget();
    await this.router.navigate(['/insights', sent.id]);
  }

  private started(): [string, StandingWords][] {
    const { insight, words = [] } = this.asked.value() ?? {};
    const standing = [...(insight?.evidence ?? []), ...(insight?.counterEvidence ?? [])];
    return [...words, ...standing.flatMap((each) => each.words ?? [])].map((each) => [keyOf(each.ref), each]);
  }

  /** Words of evidence that was kept over a reload. What cannot be read any more is taken out. */
  private async readWords(inquiryId: string, refs: EvidenceRef[]): Promise<void> {
    const found = await this.api.invoke(insightReadWords, { inquiryId, body: { refs } }).catch(() => null);
    if (!found) return;
    this.picked.update(
      (known) => new Map([...known, ...found.map((each) => [keyOf(each.ref), each] as const)]),
    );
    const here = this.known();
    const { evidence, counterEvidence } = this.draft.now();
    const standing = (side: typeof evidence) => side.filter(({ ref }) => here.has(keyOf(ref)));
    if (found.length < refs.length)
      this.draft.change({ evidence: standing(evidence), counterEvidence: standing(counterEvidence) });
  }

  private async ask(where: { slug?: string; insightId?: string; themeId?: string }): Promise<Asked> {
    const { slug = '', insightId, themeId } = where;
    const insight = insightId === undefined ? null : await this.api.invoke(insightSee, { insightId });
    const inquiry = await this.api.invoke(inquirySee, { slug: insight?.inquirySlug ?? slug });
    const themes = themeId === undefined ? [] : await this.api.invoke(themeList, { inquiryId: inquiry.id });
    const words = themes.find(({ id }) => id === themeId)?.items ?? [];
    return { inquiry, insight, words: words.slice(0, insightLimits.evidence) };
  }

  protected choose(sureness: Sureness): void {
    this.draft.change({ sureness });
  }
}

/** What came of taking a piece, to those who do not see it. */
function takenWords(side: Side, before: number, isThere: boolean): string {
  if (isThere) return 'That is there already.';
  if (before >= insightLimits.evidence)
    return `There is room for ${insightLimits.evidence} pieces. Take one out first.`;
  const name = side === 'evidence' ? 'what it rests on' : 'what speaks against it';
  return `Added to ${name}, number ${before + 1}.`;
}
