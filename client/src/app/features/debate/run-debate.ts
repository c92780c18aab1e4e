import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { SpButton } from '@samepage/ui';
import { doing } from '../../shared/doing';
import { SpFormTrouble } from '../../shared/form-trouble';
import { DebateView } from './debate-view';

/** What a facilitator does with a debate: open it, close it, open it again, gather what holds. */
@Component({
  selector: 'sp-run-debate',
  imports: [RouterLink, SpButton, SpFormTrouble],
  template: `
    <section class="stack" aria-labelledby="run">
      <h2 id="run">You run this debate</h2>
      <p class="measure">{{ words() }}</p>
      <sp-form-trouble [trouble]="acting.trouble()" />
      <p class="cluster">
        @if (isPlanned()) {
          <a spButton routerLink="console">Open the console</a>
          <a routerLink="stage">Open the stage</a>
          @if (store.phase() === 'closed' && store.may('debate.harvest')) {
            <a routerLink="harvest">Harvest what holds</a>
          }
        }
        @switch (isPlanned() ? null : store.phase()) {
          @case ('lobby') {
            <button spButton type="button" [busy]="acting.busy()" (click)="send('open')">
              Open the debate
            </button>
          }
          @case ('open') {
            <button spButton type="button" [busy]="acting.busy()" (click)="send('close')">
              Close the debate
            </button>
          }
          @case ('closed') {
            @if (store.may('debate.harvest')) {
              <a spButton routerLink="harvest">Harvest what holds</a>
            }
            <button spButton kind="quiet" type="button" [busy]="acting.busy()" (click)="send('reopen')">
              Open it again
            </button>
          }
        }
        @if (!isPlanned()) {
          <a routerLink="console">Open the console</a>
        }
      </p>
    </section>
  `,
  styles: `
    section {
      padding: var(--space-4);
      background: var(--sheet);
      border: var(--stroke) solid var(--ink);
    }
  `,
})
export class SpRunDebate {
  protected readonly store = inject(DebateView);
  protected readonly acting = doing();
  /** With a run-sheet, a debate is run from its console. */
  protected readonly isPlanned = computed(() => this.store.plan().steps.length > 0);
  protected readonly words = computed(() => {
    if (this.isPlanned()) return 'The console has the run-sheet, the time, the queue and what waits for you.';
    return {
      lobby: 'People can come in and read. Nobody can speak or vote until you open it.',
      open: 'People add statements and vote. When you close it, the votes stand as they are.',
      closed: 'The votes stand. Harvest the statements that hold into a draft, and people write on together.',
    }[this.store.phase()];
  });

  protected send(type: 'open' | 'close' | 'reopen'): void {
    void this.acting.run(() => this.store.command({ type }));
  }
}
