import { computed, inject, Injectable, signal } from '@angular/core';
import type { DebateSnapshot, DebateStatement, DraftSummary } from '@samepage/contracts';
import { currentStep } from '@samepage/debate';
import { Api } from '../../api/api';
import { debateHarvest, debateSee, draftList } from '../../api/functions';
import { freshId } from '../../shared/fresh-id';
import { loaded } from '../../shared/load';
import { byAgreement } from './debate-merge';

interface Asked {
  readonly debate: DebateSnapshot;
  readonly drafts: readonly DraftSummary[];
}

/** Choosing what holds, in an order, for a draft. */
@Injectable()
export class HarvestStore {
  private readonly api = inject(Api);
  /** Made once, so that sending the harvest twice harvests once. */
  private readonly harvestId = freshId();
  readonly debateId = signal<string | undefined>(undefined);
  readonly asked = loaded(this.debateId, (debateId) => this.ask(debateId));
  private readonly chosenIds = signal<readonly string[]>([]);

  /** Whether a harvest can be sent just now: once the debate is closed, or in a part of it that is for harvesting. */
  readonly isTime = computed(() => {
    const state = this.asked.value()?.debate.state;
    if (!state) return false;
    return state.phase === 'closed' || (state.phase === 'open' && currentStep(state)?.kind === 'harvest');
  });
  /** What can be chosen, the statements that hold most firmly first; quotes and notes take no votes. */
  readonly statements = computed(() => {
    const debate = this.asked.value()?.debate;
    if (!debate) return [];
    return byAgreement(
      debate.state.statements.filter(({ hidden, withdrawn, recast }) => !hidden && !withdrawn && !recast),
      debate.standings.tallies,
    );
  });
  /** What was chosen, in the order it goes into the draft. */
  readonly chosen = computed<readonly DebateStatement[]>(() =>
    this.chosenIds().flatMap((id) => this.statements().find((statement) => statement.id === id) ?? []),
  );
  /** Statements that went into a draft before. */
  readonly gone = computed(
    () => new Set(this.asked.value()?.debate.state.harvests.flatMap(({ statementIds }) => statementIds)),
  );

  /** Which of these statements went into this very draft before. */
  alreadyIn(draftId: string, statements: readonly DebateStatement[]): DebateStatement[] {
    const harvests = this.asked.value()?.debate.state.harvests ?? [];
    const there = new Set(
      harvests.flatMap((harvest) => (harvest.draftId === draftId ? harvest.statementIds : [])),
    );
    return statements.filter(({ id }) => there.has(id));
  }

  isChosen(id: string): boolean {
    return this.chosenIds().includes(id);
  }

  choose(id: string, chosen: boolean): void {
    this.chosenIds.update((ids) => (chosen ? [...ids, id] : ids.filter((other) => other !== id)));
  }

  move(id: string, by: -1 | 1): void {
    const from = this.chosenIds().indexOf(id);
    this.put(from, from + by);
  }

  /** Takes what is at one place of the order to another. */
  put(from: number, to: number): void {
    this.chosenIds.update((ids) => {
      const id = ids[from];
      if (id === undefined || to < 0 || to >= ids.length) return ids;
      return ids.toSpliced(from, 1).toSpliced(to, 0, id);
    });
  }

  /** Sends what was chosen into a draft; answers the draft. */
  async harvest(draft: { id: string } | { title: string }): Promise<string> {
    const debateId = this.debateId() ?? '';
    const body = { id: this.harvestId, statementIds: [...this.chosenIds()], draft };
    return (await this.api.invoke(debateHarvest, { debateId, body })).draftId;
  }

  private async ask(debateId: string): Promise<Asked> {
    const debate = await this.api.invoke(debateSee, { debateId });
    const drafts = await this.api.invoke(draftList, { inquiryId: debate.inquiryId });
    return { debate, drafts };
  }
}
