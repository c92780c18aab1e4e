import { computed, inject, Injectable, Signal, signal } from '@angular/core';
import type { Ability } from '@samepage/access';
import type { Source } from '@samepage/contracts';
import type { SaveState } from '@samepage/ui';
import { Api } from '../../api/api';
import { draftSee, editionPublish } from '../../api/functions';
import { loaded } from '../../shared/load';

const retryAfter = 5_000;

/** The shared page that is open: whether its words are saved, and how far they go. */
export interface OpenSheet {
  readonly state: Signal<SaveState>;
  stateVector(): string;
}

/** A draft: whose document it is, what the asker may do with it, and where its clauses came from. */
@Injectable()
export class DraftStore {
  private readonly api = inject(Api);
  /** Clauses whose sources were asked for: what people write themselves has none, and is not asked for twice. */
  private readonly askedFor = new Set<string>();
  readonly id = signal<string | undefined>(undefined);
  readonly asked = loaded(this.id, (draftId) => this.api.invoke(draftSee, { draftId }));
  readonly draft = this.asked.value;
  /** Null until the editor, which comes later, has opened it. */
  readonly sheet = signal<OpenSheet | null>(null);
  /** Whether every word on this page is with the server. */
  readonly saved = computed(() => this.sheet()?.state() === 'saved');
  readonly canWrite = computed(() => this.may('draft.write'));
  private readonly sources = computed<ReadonlyMap<string, readonly Source[]>>(
    () => new Map(this.draft()?.sources.map(({ clauseId, sources }) => [clauseId, sources])),
  );

  may(ability: Ability): boolean {
    return this.draft()?.abilities.includes(ability) ?? false;
  }

  sourcesOf(clauseId: string): readonly Source[] {
    return this.sources().get(clauseId) ?? [];
  }

  /** Clauses that are in the document now; a harvest brings new ones with threads of their own. */
  meet(clauseIds: readonly string[]): void {
    const unknown = clauseIds.filter((id) => !this.sources().has(id) && !this.askedFor.has(id));
    if (!unknown.length) return;
    for (const id of unknown) this.askedFor.add(id);
    void this.refresh();
  }

  /** Asks anew without ever taking away the page that is open: without a connection, what is known stays. */
  async refresh(): Promise<void> {
    const draftId = this.id();
    if (!draftId) return;
    try {
      this.asked.set(await this.api.invoke(draftSee, { draftId }));
    } catch {
      // Asked again with a later change, once the server has had time to come back.
      setTimeout(() => this.askedFor.clear(), retryAfter);
    }
  }

  /** Freezes the draft as it stands here and publishes it, once for one id; answers where it can be read. */
  async publish(title: string, id: string): Promise<string> {
    const draftId = this.id() ?? '';
    const sheet = this.sheet();
    const body = { id, title, ...(sheet && { stateVector: sheet.stateVector() }) };
    const edition = await this.api.invoke(editionPublish, { draftId, body });
    return `/editions/${edition.inquirySlug}/${edition.number}`;
  }
}
