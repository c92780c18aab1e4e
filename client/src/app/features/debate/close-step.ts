import { Component, computed, DestroyRef, effect, inject, linkedSignal, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { isSwingShown } from '@samepage/debate';
import { swingSentence } from '@samepage/ui/flow/swing-words';
import { Api } from '../../api/api';
import type { Swing } from '@samepage/contracts';
import { afterwardsSwing } from '../../api/functions';
import { loaded } from '../../shared/load';
import { DebateView } from './debate-view';
import { SpHarvestStep } from './harvest-step';

/** Everyone hears in the same moment that lines came or went, and asks again within this time, in milliseconds. */
const askWithin = 2_000;
/** What could not be had is asked for again after so long at least, and so long at most. */
const retryAfter = 2_000;
const retryWithin = 6_000;

/** The end: thanks, what the debate moved in a sentence, where the words went, and the way to look at it again. */
@Component({
  selector: 'sp-close-step',
  imports: [RouterLink, SpHarvestStep],
  template: `
    <p class="lead">Thank you. What you said, and how you voted, is kept as it was.</p>
    @if (swing(); as swing) {
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
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** When it is asked for again, in milliseconds of the page's life; infinite where it is not. */
  private due = Infinity;
  private destroyed = false;
  private readonly shownOf = computed(() =>
    isSwingShown(this.view.state()) ? this.view.snapshot()?.id : undefined,
  );
  /** Asked for once both votes are shown, again when a line may have come or gone, and until it is there. */
  private readonly asked = loaded(this.shownOf, (debateId) =>
    this.api.invoke(afterwardsSwing, { debateId }).catch((error: unknown) => {
      this.askAgainIn(retryAfter + (retryWithin - retryAfter) * Math.random());
      throw error;
    }),
  );
  /** As it was last told, while it cannot be had anew. */
  protected readonly swing = linkedSignal<
    { of: string | undefined; now: Swing | undefined },
    Swing | undefined
  >({
    source: () => ({ of: this.shownOf(), now: this.asked.value() }),
    computation: ({ of, now }, before) =>
      now ?? (of !== undefined && before?.source.of === of ? before.value : undefined),
  });

  constructor() {
    let heard = this.view.movedNews();
    effect(() => {
      const news = this.view.movedNews();
      const isNew = news !== heard;
      heard = news;
      if (isNew && untracked(this.shownOf) !== undefined) this.askAgainIn(askWithin * Math.random());
    });
    inject(DestroyRef).onDestroy(() => {
      this.destroyed = true;
      clearTimeout(this.timer);
    });
  }

  /** What is asked for sooner anyway is not asked for twice. */
  private askAgainIn(ms: number): void {
    const at = performance.now() + ms;
    if (this.destroyed || this.due <= at) return;
    clearTimeout(this.timer);
    this.due = at;
    this.timer = setTimeout(() => {
      this.due = Infinity;
      this.asked.again();
    }, ms);
  }
}
