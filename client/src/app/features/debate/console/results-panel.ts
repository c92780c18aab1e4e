import { Component, computed, inject } from '@angular/core';
import type { MotionStanding, Revealable } from '@samepage/contracts';
import { DebateView } from '../debate-view';
import { SpReactionsSwitch } from '../reactions/reactions-switch';
import { Acts } from './acts';

interface Row {
  readonly what: Revealable;
  readonly title: string;
  readonly shown: boolean;
  readonly words: string;
}

function stands({ voted, tally }: MotionStanding): string {
  if (tally) return `${tally.for} for, ${tally.against} against, ${tally.unsure} unsure.`;
  return voted === 1 ? '1 person has voted.' : `${voted} people have voted.`;
}

/** How the votes stand, what of it everyone sees, and holding the voting still while the room talks. */
@Component({
  selector: 'sp-results-panel',
  imports: [SpReactionsSwitch],
  template: `
    <section aria-labelledby="panel-results">
      <h2 id="panel-results">Results</h2>
      @if (rows().length) {
        <ul>
          @for (row of rows(); track row.what) {
            <li class="row between">
              <p class="grow">
                <b>{{ row.title }}</b><br /><span class="soft small tabular">{{ row.words }}</span>
              </p>
              <button type="button" class="act" [attr.aria-pressed]="row.shown" (click)="reveal(row)">
                {{ row.shown ? 'Shown to all' : 'Show to all'
                }}<span class="visually-hidden"> “{{ row.title }}”</span>
              </button>
            </li>
          }
        </ul>
      } @else {
        <p class="soft small">Everyone sees the counts as they come.</p>
      }
      <p class="row between">
        <span class="grow small">{{
          view.state().frozen
            ? 'Voting stands still.'
            : 'Hold the voting still while the room talks about it.'
        }}</span>
        <button type="button" class="act" [attr.aria-pressed]="view.state().frozen" (click)="freeze()">
          {{ view.state().frozen ? 'Frozen' : 'Freeze' }}
        </button>
      </p>
      <sp-reactions-switch />
    </section>
  `,
  styleUrl: './panel.css',
})
export class SpResultsPanel {
  protected readonly view = inject(DebateView);
  private readonly acts = inject(Acts);
  protected readonly rows = computed<Row[]>(() => {
    const { motion, settings, steps } = this.view.plan();
    const { opening, closing, voted } = this.view.standings();
    const { revealed } = this.view.state();
    const row = (what: Revealable, title: string, words: string) => ({
      what,
      title,
      words,
      shown: revealed.includes(what),
    });
    const has = (kind: string) => motion !== null && steps.some((step) => step.kind === kind);
    return [
      ...(settings.results === 'revealed'
        ? [
            row(
              'statements',
              'Statements',
              voted === 1 ? '1 person has voted.' : `${voted} people have voted.`,
            ),
          ]
        : []),
      ...(has('opening-vote') ? [row('opening', 'Opening vote', stands(opening))] : []),
      ...(has('closing-vote') ? [row('closing', 'Closing vote', stands(closing))] : []),
    ];
  });

  protected reveal({ what, shown, title }: Row): void {
    const words = shown ? 'is hidden again.' : 'is shown to everyone.';
    void this.acts.send({ type: 'reveal', what, shown: !shown }, `${title}: how it stands ${words}`);
  }

  freeze(): void {
    const frozen = !this.view.state().frozen;
    void this.acts.send(
      { type: 'freeze', frozen },
      frozen ? 'Voting stands still.' : 'People can vote again.',
    );
  }
}
