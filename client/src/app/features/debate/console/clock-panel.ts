import { Component, computed, inject } from '@angular/core';
import { SpTimer } from '@samepage/ui';
import { DebateView } from '../debate-view';
import { Acts } from './acts';

/** The time of the part everyone is in: how much is left, and what can be done about it. */
@Component({
  selector: 'sp-clock-panel',
  imports: [SpTimer],
  template: `
    @if (view.state().clock; as clock) {
      <div class="row clock" role="group" aria-label="Time for this part">
        <sp-timer label="Time for this part" [left]="left()" [isPaused]="clock.isPaused" />
        @if (left() !== null) {
          <button type="button" class="act" (click)="toggle()">
            {{ clock.isPaused ? 'Run on' : 'Pause' }}
          </button>
          <button type="button" class="act" aria-label="+1 min for this part" (click)="extend(1)">
            +1 min
          </button>
          <button type="button" class="act" aria-label="+5 min for this part" (click)="extend(5)">
            +5 min
          </button>
        }
      </div>
    }
  `,
  styleUrl: './panel.css',
  styles: `
    sp-timer {
      min-inline-size: 4.2em;
      font-size: var(--text-2);
    }
  `,
})
export class SpClockPanel {
  protected readonly view = inject(DebateView);
  private readonly acts = inject(Acts);
  protected readonly left = computed(() => this.view.timeLeft(this.view.state().clock));

  toggle(): void {
    const isPaused = this.view.state().clock?.isPaused;
    if (isPaused) void this.acts.send({ type: 'resume-clock' }, 'The time runs on.');
    else void this.acts.send({ type: 'pause-clock' }, 'The time stands still.');
  }

  extend(minutes: number): void {
    const words = minutes === 1 ? 'One minute more.' : `${minutes} minutes more.`;
    void this.acts.send({ type: 'extend-clock', seconds: minutes * 60 }, words);
  }
}
