import { Component, computed, input } from '@angular/core';
import { clauseText, type BodyPart } from '@samepage/manifesto/body';
import { SpThread } from '@samepage/ui';
import { SpRuns } from '../../shared/runs';
import { clauseSteps } from '../../shared/source-thread';

type Clause = Extract<BodyPart, { type: 'clause' }>;

/** A numbered clause hung on the page's line, with the thread it can be followed back along. */
@Component({
  selector: 'sp-edition-clause',
  imports: [SpRuns, SpThread],
  template: `
    <section class="hang" [id]="'clause-' + number()" [attr.aria-label]="'Clause ' + number()">
      <span class="hang-mark number tabular" aria-hidden="true">{{ number() }}</span>
      @for (paragraph of clause().paragraphs; track $index) {
        <p class="words"><sp-runs [runs]="paragraph" /></p>
      }
      @if (steps().length > 1) {
        <sp-thread [steps]="steps()" [label]="'Where clause ' + number() + ' came from'" />
      } @else {
        <p class="soft small">Written in the draft itself, by the people who worked on it together.</p>
      }
    </section>
  `,
  styles: `
    :host {
      display: block;
      break-inside: avoid;
    }
    .words {
      font-size: var(--text-3);
      line-height: 1.36;
    }
    .words + .words {
      margin-block-start: var(--space-3);
    }
    .number {
      font-family: var(--face-display);
      font-size: 1.125rem;
      font-weight: 760;
      color: var(--ink);
    }
    sp-thread,
    .small {
      display: block;
      margin-block-start: var(--space-2);
    }
  `,
})
export class SpEditionClause {
  readonly clause = input.required<Clause>();
  readonly linked = input(false);

  protected readonly number = computed(() => this.clause().number);
  protected readonly steps = computed(() =>
    clauseSteps(this.clause().sources, clauseText(this.clause()), this.linked()),
  );
}
