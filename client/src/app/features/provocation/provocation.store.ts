import { computed, inject, Injectable, signal } from '@angular/core';
import type { Ability } from '@samepage/access';
import type { DebateSummary, Inquiry, Provocation, Response } from '@samepage/contracts';
import { Api } from '../../api/api';
import {
  debateList,
  inquirySee,
  provocationListResponses,
  provocationRespond,
  provocationSee,
} from '../../api/functions';
import { loaded } from '../../shared/load';

interface Asked {
  readonly provocation: Provocation;
  readonly inquiry: Inquiry;
  readonly responses: readonly Response[];
  /** The debates held on it. */
  readonly debates: readonly DebateSummary[];
}

/** One provocation, what came back, and the debates it led to. */
@Injectable()
export class ProvocationStore {
  private readonly api = inject(Api);
  readonly id = signal<string | undefined>(undefined);
  readonly asked = loaded(this.id, (provocationId) => this.ask(provocationId));
  readonly abilities = computed(() => this.asked.value()?.inquiry.abilities ?? []);

  may(ability: Ability): boolean {
    return this.abilities().includes(ability);
  }

  /** Sends a response, once for one id, and hangs it at the end, without asking for the others again. */
  async respond(words: string, id: string): Promise<Response> {
    const now = this.asked.value();
    const provocationId = this.id() ?? '';
    const response = await this.api.invoke(provocationRespond, { provocationId, body: { id, words } });
    if (now) this.asked.set({ ...now, responses: [...now.responses, response] });
    return response;
  }

  private async ask(provocationId: string): Promise<Asked> {
    const [provocation, responses] = await Promise.all([
      this.api.invoke(provocationSee, { provocationId }),
      this.api.invoke(provocationListResponses, { provocationId }),
    ]);
    const [inquiry, debates] = await Promise.all([
      this.api.invoke(inquirySee, { slug: provocation.inquirySlug }),
      this.api.invoke(debateList, { inquiryId: provocation.inquiryId }),
    ]);
    return {
      provocation,
      inquiry,
      responses,
      debates: debates.filter((debate) => debate.provocationId === provocationId),
    };
  }
}
