import { Component, computed, inject } from '@angular/core';
import { SpTimer } from '@samepage/ui';
import { Calm } from './calm';
import { DebateView } from './debate-view';

/** Time left without counting it down: whole minutes, and at the end that it is up. */
export function roughly(left: number | null): string {
  if (left === null) return 'For as long as it takes.';
  if (left <= 0) return 'The time is up.';
  const minutes = Math.ceil(left / 60_000);
  if (minutes === 1) return 'Less than a minute left.';
  return `About ${minutes} minutes left.`;
}

/** The time of the step everyone is in; in minutes where someone wants less to take in. */
@Component({
  selector: 'sp-step-time',
  imports: [SpTimer],
  template: `
    @if (left() !== null) {
      @if (calm.isOn()) {
        <p class="rough">{{ rough() }}</p>
      } @else {
        <sp-timer label="Time for this part" [left]="left()" [isPaused]="!!view.state().clock?.isPaused" />
      }
    }
  `,
  styles: `
    sp-timer {
      font-size: var(--text-2);
    }
    .rough {
      font-weight: 640;
    }
  `,
})
export class SpStepTime {
  protected readonly view = inject(DebateView);
  protected readonly calm = inject(Calm);
  protected readonly left = computed(() => this.view.timeLeft(this.view.state().clock));
  protected readonly rough = computed(() =>
    this.view.state().clock?.isPaused && this.left() ? 'The time is paused.' : roughly(this.left()),
  );
}
