import { computed, inject, Injectable, signal } from '@angular/core';
import type { Ability } from '@samepage/access';
import type {
  DebateSummaries,
  DraftSummaries,
  EditionSummaries,
  Gatherings,
  Inquiry,
  Place,
  ProvocationSummaries,
  SetPlaces,
  Support,
} from '@samepage/contracts';
import { Api } from '../../api/api';
import {
  debateList,
  draftList,
  editionList,
  gatheringList,
  inquirySee,
  inquirySetSupport,
  placeSet,
  provocationList,
} from '../../api/functions';
import { loaded } from '../../shared/load';

/** An inquiry and everything that hangs on its thread, as far as the asker may see it. */
export interface InquiryThread {
  readonly inquiry: Inquiry;
  /** Null for people outside the inquiry, who see its editions only. */
  readonly inside: {
    readonly provocations: ProvocationSummaries;
    readonly debates: DebateSummaries;
    readonly drafts: DraftSummaries;
    readonly gatherings: Gatherings;
  } | null;
  readonly editions: EditionSummaries;
}

@Injectable()
export class InquiryStore {
  private readonly api = inject(Api);
  readonly slug = signal<string | undefined>(undefined);
  readonly asked = loaded(this.slug, (slug) => this.ask(slug));
  readonly inquiry = computed(() => this.asked.value()?.inquiry);

  private readonly debates = computed(() => this.asked.value()?.inside?.debates ?? []);
  /** Debates by the provocation they are on; those on none, and at no gathering, under null. */
  readonly debatesOn = computed(() => {
    const shown = this.debates().filter(({ provocationId, gatheringId }) => provocationId ?? !gatheringId);
    return Map.groupBy(shown, ({ provocationId }) => provocationId);
  });
  /** Debates by the gathering they are held at. */
  readonly debatesAt = computed(() => Map.groupBy(this.debates(), ({ gatheringId }) => gatheringId));

  may(ability: Ability): boolean {
    return this.inquiry()?.abilities.includes(ability) ?? false;
  }

  /** Says where to turn, or with null that there is nowhere to send people. */
  async setSupport(support: Support | null): Promise<void> {
    const inquiryId = this.inquiry()?.id ?? '';
    await this.api.invoke(inquirySetSupport, { inquiryId, body: { support } });
    const now = this.asked.value();
    if (now) this.asked.set({ ...now, inquiry: { ...now.inquiry, support } });
  }

  /** Sets which places people can say to be in; of none, nobody is asked. Answers with the list that stands then. */
  async setPlaces(body: SetPlaces): Promise<readonly Place[]> {
    return this.showPlaces(await this.api.invoke(placeSet, { inquiryId: this.inquiry()?.id ?? '', body }));
  }

  /** The list as it stands now, which somebody else may have changed. */
  async readPlaces(): Promise<readonly Place[]> {
    const { places } = await this.api.invoke(inquirySee, { slug: this.slug() ?? '' });
    return this.showPlaces(places);
  }

  private showPlaces(places: Place[]): readonly Place[] {
    const now = this.asked.value();
    if (now) this.asked.set({ ...now, inquiry: { ...now.inquiry, places } });
    return places;
  }

  private async ask(slug: string): Promise<InquiryThread> {
    const [inquiry, editions] = await Promise.all([
      this.api.invoke(inquirySee, { slug }),
      this.api.invoke(editionList, { slug }),
    ]);
    const inside = inquiry.abilities.includes('provocation.see') ? await this.inside(inquiry.id) : null;
    return { inquiry, editions, inside };
  }

  private async inside(inquiryId: string): Promise<InquiryThread['inside']> {
    const [provocations, debates, drafts, gatherings] = await Promise.all([
      this.api.invoke(provocationList, { inquiryId }),
      this.api.invoke(debateList, { inquiryId }),
      this.api.invoke(draftList, { inquiryId }),
      this.api.invoke(gatheringList, { inquiryId }),
    ]);
    return { provocations, debates, drafts, gatherings };
  }
}
