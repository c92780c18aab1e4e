import { Component, computed, effect, inject, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { isSwingShown } from '@samepage/debate';
import { swingSentence } from '@samepage/ui/flow/swing-words';
import { Api } from '../../api/api';
import { afterwardsSwing } from '../../api/functions';
import { loaded } from '../../shared/load';
import { DebateView } from './debate-view';
import { SpHarvestStep } from './harvest-step';

/** The end: thanks, what the debate moved in a sentence, where the words went, and the way to look at it again. */
@Component({
  selector: 'sp-close-step',
  imports: [RouterLink, SpHarvestStep],
  template: `
    <p class="lead">Thank you. What you said, and how you voted, is kept as it was.</p>
    @if (swing.value(); as swing) {
      <section aria-labelledby="moved">
        <h2 id="moved">What it moved</h2>
        <p class="lead tabular">{{ sentence(swing) }}</p>
        @if (swing.moved.length) {
          <h3>What moved people, in their words</h3>
          <ul>
            @for (words of swing.moved; track $index) {
              <li>{{ words }}</li>
            }
          </ul>
        }
      </section>
    }
    @if (view.state().harvests.length) {
      <sp-harvest-step />
    }
    <p>
      <a [routerLink]="['/debates', view.snapshot()?.id, 'replay']"
        >Look at the debate again, from its beginning</a
      >
    </p>
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: var(--space-5);
    }
    section {
      display: flex;
      flex-direction: column;
      gap: var(--space-3);
    }
  `,
})
export class SpCloseStep {
  protected readonly view = inject(DebateView);
  private readonly api = inject(Api);
  protected readonly sentence = swingSentence;
  /** Asked for once both votes are shown, and again when a line may have come or gone. */
  private readonly shownOf = computed(() =>
    isSwingShown(this.view.state()) ? this.view.snapshot()?.id : undefined,
  );
  protected readonly swing = loaded(this.shownOf, (debateId) =>
    this.api.invoke(afterwardsSwing, { debateId }),
  );

  constructor() {
    effect(() => {
      if (this.view.movedNews() > 0) untracked(() => this.shownOf() && this.swing.again());
    });
  }
}
