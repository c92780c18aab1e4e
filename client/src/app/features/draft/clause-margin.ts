import { Component, computed, ElementRef, inject, input, signal, viewChild } from '@angular/core';
import { SpButton, SpSectorMark, SpThread } from '@samepage/ui';
import type { SectorLook } from '@samepage/ui';
import { clauseSteps } from '../../shared/source-thread';
import type { PlacedClause } from './create-editor';
import { DraftStore } from './draft.store';

/** The drawn line beside the draft: a mark for each clause that came from somewhere, and its thread on demand. */
@Component({
  selector: 'sp-clause-margin',
  imports: [SpButton, SpSectorMark, SpThread],
  templateUrl: './clause-margin.html',
  styleUrl: './clause-margin.css',
})
export class SpClauseMargin {
  readonly clauses = input.required<readonly PlacedClause[]>();

  private readonly store = inject(DraftStore);
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');
  private readonly openId = signal<string | null>(null);
  protected readonly knots = computed(() =>
    this.clauses().map((clause) => ({ ...clause, sectors: this.sectorsOf(clause.id) })),
  );
  protected readonly shown = computed(() => this.clauses().find(({ id }) => id === this.openId()));
  protected readonly steps = computed(() => {
    const clause = this.shown();
    return clause
      ? clauseSteps(this.store.sourcesOf(clause.id), clause.words || 'An empty clause', true)
      : [];
  });

  openFor(clauseId: string): void {
    this.openId.set(clauseId);
    const dialog = this.dialog().nativeElement;
    if (typeof dialog.showModal === 'function') dialog.showModal();
    else dialog.setAttribute('open', '');
  }

  protected close(): void {
    const dialog = this.dialog().nativeElement;
    if (typeof dialog.close === 'function') dialog.close();
    else dialog.removeAttribute('open');
  }

  private sectorsOf(clauseId: string): SectorLook[] {
    const met = new Map<string, SectorLook>();
    for (const { statement } of this.store.sourcesOf(clauseId))
      met.set(statement.sector.name, statement.sector);
    return [...met.values()];
  }
}
