import { computed, inject, Injectable, signal } from '@angular/core';
import type {
  DebatePlan,
  DebateSnapshot,
  Gatherings,
  Inquiry,
  ProvocationSummaries,
  Templates,
} from '@samepage/contracts';
import { Api } from '../../../api/api';
import {
  debateCommand,
  debatePrepare,
  debateSee,
  gatheringList,
  inquirySee,
  provocationList,
  templateKeep,
  templateList,
} from '../../../api/functions';
import { freshId } from '../../../shared/fresh-id';
import { loaded } from '../../../shared/load';

interface Asked {
  readonly inquiry: Inquiry;
  readonly provocations: ProvocationSummaries;
  readonly templates: Templates;
  readonly gatherings: Gatherings;
  /** The debate whose plan is changed; null for a new one. */
  readonly debate: DebateSnapshot | null;
}

/** A debate as it was typed. */
interface Made {
  readonly title: string;
  readonly provocationId: string | null;
  readonly gatheringId: string | null;
  readonly plan: DebatePlan;
}

/** Which debate is being prepared: a new one of an inquiry, or one that is there. */
export interface About {
  readonly slug: string | undefined;
  readonly debateId: string | undefined;
}

const overtaken =
  'Somebody else changed this debate meanwhile. Your changes are kept in this tab. Load the page again before you save them.';

@Injectable()
export class PrepareStore {
  private readonly api = inject(Api);
  readonly about = signal<About | undefined>(undefined);
  readonly asked = loaded(this.about, (about) => this.ask(about));
  readonly templates = computed(() => this.asked.value()?.templates ?? []);
  readonly debate = computed(() => this.asked.value()?.debate ?? null);
  /** Made once each, so that a try that seemed to fail and did not makes no second debate, and no second plan. */
  private newId = freshId();
  private planId = freshId();
  /** The version a new debate is planned on: nobody else has it in hand. */
  private newVersion = 0;

  /** Makes the debate, or takes the one that is there, and gives it its plan; answers its id. */
  async prepare(made: Made): Promise<string> {
    const { plan } = made;
    const there = this.debate();
    const debateId = there?.id ?? (await this.begin(made));
    // What somebody else saved since this page was loaded is never written over unseen.
    const expectedVersion = there?.state.version ?? this.newVersion;
    const body = { id: this.planId, expectedVersion, command: { type: 'plan' as const, plan } };
    const result = await this.api.invoke(debateCommand, { debateId, body });
    if (result.outcome === 'refused') {
      this.newVersion = result.version;
      const detail = there && result.reason === 'version_moved_on' ? overtaken : (result.because ?? '');
      // eslint-disable-next-line @typescript-eslint/only-throw-error -- a problem, turned into words in one place
      throw { type: 'about:blank', title: '', status: 409, code: 'refused', detail };
    }
    this.newId = freshId();
    this.planId = freshId();
    this.newVersion = 0;
    return debateId;
  }

  /** A plan that was refused is another one the next time it is sent. */
  changed(): void {
    this.planId = freshId();
  }

  async keepTemplate(title: string, plan: DebatePlan): Promise<void> {
    const asked = this.asked.value();
    if (!asked) return;
    const body = { id: freshId(), title, plan };
    const template = await this.api.invoke(templateKeep, { inquiryId: asked.inquiry.id, body });
    this.asked.set({ ...asked, templates: [...asked.templates, template] });
  }

  private async begin({ title, provocationId, gatheringId }: Made): Promise<string> {
    const inquiryId = this.asked.value()?.inquiry.id ?? '';
    const body = { id: this.newId, title, provocationId, gatheringId };
    return (await this.api.invoke(debatePrepare, { inquiryId, body })).id;
  }

  private async ask({ slug, debateId }: About): Promise<Asked> {
    const debate = debateId ? await this.api.invoke(debateSee, { debateId }) : null;
    const inquiry = await this.api.invoke(inquirySee, { slug: slug ?? debate?.inquirySlug ?? '' });
    const [provocations, templates, gatherings] = await Promise.all([
      this.api.invoke(provocationList, { inquiryId: inquiry.id }),
      this.api.invoke(templateList, { inquiryId: inquiry.id }),
      this.api.invoke(gatheringList, { inquiryId: inquiry.id }),
    ]);
    return { inquiry, provocations, templates, gatherings, debate };
  }
}
