import { computed, inject, Injectable, linkedSignal, signal, untracked } from '@angular/core';
import type { DebateStatement } from '@samepage/contracts';
import { currentStep } from '@samepage/debate';
import { Api } from '../../api/api';
import { debateHarvest, draftList } from '../../api/functions';
import { freshId } from '../../shared/fresh-id';
import { loaded } from '../../shared/load';
import { byAgreement } from './debate-merge';
import { DebateView } from './debate-view';

/** Choosing what holds, in an order, for a draft, while the debate may go on. */
@Injectable()
export class HarvestStore {
  private readonly api = inject(Api);
  private readonly view = inject(DebateView);
  /** Made once, so that sending the harvest twice harvests once. */
  private readonly harvestId = freshId();
  private readonly inquiryId = computed(() => this.view.snapshot()?.inquiryId);
  readonly drafts = loaded(this.inquiryId, (inquiryId) => this.api.invoke(draftList, { inquiryId }));
  private readonly chosenIds = signal<readonly string[]>([]);

  /** Whether a harvest can be sent just now: once the debate is closed, or in a part of it that is for harvesting. */
  readonly isTime = computed(() => {
    const state = this.view.state();
    return state.phase === 'closed' || (state.phase === 'open' && currentStep(state)?.kind === 'harvest');
  });
  /** What can be chosen. */
  private readonly there = computed(() =>
    this.view.state().statements.filter(({ hidden, withdrawn, recast }) => !hidden && !withdrawn && !recast),
  );
  /**
   * The statements that held most firmly when they came come first; what comes later stands at the end, so that nothing
   * moves under a hand. Quotes and notes take no votes.
   */
  readonly statements = linkedSignal<readonly DebateStatement[], readonly DebateStatement[]>({
    source: this.there,
    computation: (there, before) => {
      const now = new Map(there.map((statement) => [statement.id, statement]));
      const stay = (before?.value ?? []).flatMap(({ id }) => now.get(id) ?? []);
      for (const { id } of stay) now.delete(id);
      return [...stay, ...byAgreement([...now.values()], untracked(this.view.tallies))];
    },
  }).asReadonly();
  /** What was chosen, in the order it goes into the draft. */
  readonly chosen = computed<readonly DebateStatement[]>(() =>
    this.chosenIds().flatMap((id) => this.statements().find((statement) => statement.id === id) ?? []),
  );
  /** Statements that went into a draft before. */
  readonly gone = computed(
    () => new Set(this.view.state().harvests.flatMap(({ statementIds }) => statementIds)),
  );

  /** Which of these statements went into this very draft before. */
  alreadyIn(draftId: string, statements: readonly DebateStatement[]): DebateStatement[] {
    const { harvests } = this.view.state();
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
    const debateId = this.view.snapshot()?.id ?? '';
    const body = { id: this.harvestId, statementIds: this.chosen().map(({ id }) => id), draft };
    return (await this.api.invoke(debateHarvest, { debateId, body })).draftId;
  }
}
