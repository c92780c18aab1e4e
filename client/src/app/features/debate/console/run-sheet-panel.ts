import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { DebateCommand } from '@samepage/contracts';
import { nextStep } from '@samepage/debate';
import { SpButton } from '@samepage/ui';
import { DebateView } from '../debate-view';
import { wide } from '../wide';
import { lengthInWords, stepWords } from '../prepare/step-words';
import { Acts } from './acts';
import { Meanwhile } from './meanwhile';

/** The run-sheet while it runs: where everyone is, and one press to the next part, back, or to any other. */
@Component({
  selector: 'sp-run-sheet-panel',
  imports: [RouterLink, SpButton],
  template: `
    <section aria-labelledby="panel-run-sheet">
      <h2 id="panel-run-sheet">Run-sheet</h2>
      @switch (view.phase()) {
        @case ('lobby') {
          <button spButton type="button" [busy]="acts.isBusy('open')" (click)="open()">
            Open the debate
          </button>
        }
        @case ('closed') {
          <p>The debate is closed. The votes stand.</p>
          <button spButton kind="quiet" type="button" [busy]="acts.isBusy('reopen')" (click)="reopen()">
            Open it again
          </button>
        }
        @default {
          <p class="row">
            @if (next(); as step) {
              <button spButton type="button" [busy]="acts.isBusy('next')" (click)="goOn()">
                Next: {{ step.title }}
              </button>
            } @else {
              <button spButton type="button" [busy]="acts.isBusy('close')" (click)="close()">
                Close the debate
              </button>
            }
            <button
              spButton
              kind="quiet"
              type="button"
              [off]="!view.state().trail.length"
              [busy]="acts.isBusy('undo')"
              (click)="goBack()"
            >
              Undo
            </button>
          </p>
        }
      }
      @if (steps().length) {
        <details [open]="isWide()">
          <summary>All {{ steps().length }} parts</summary>
          <ol>
            @for (step of steps(); track step.id; let index = $index) {
              <li [attr.aria-current]="step.id === view.step()?.id ? 'step' : null">
                <span class="number tabular" aria-hidden="true">{{ index + 1 }}</span>
                <span class="grow">
                  <b>{{ step.title }}</b>
                  <span class="soft small">{{ words[step.kind].name }}, {{ length(step.seconds) }}</span>
                </span>
                @if (step.id === view.step()?.id) {
                  <span class="now">Now</span>
                } @else if (view.phase() === 'open') {
                  <button type="button" class="act" (click)="goTo(step.id, step.title)">
                    Go<span class="visually-hidden"> to {{ step.title }}</span>
                  </button>
                }
              </li>
            }
          </ol>
        </details>
      } @else {
        <p class="soft">No run-sheet: people write, vote and raise hands all at once.</p>
      }
      <p class="row">
        <a [routerLink]="['/debates', view.snapshot()?.id, 'prepare']">Change the run-sheet</a>
        @if (view.phase() === 'open' && next()) {
          <button type="button" class="act" (click)="close()">Close the debate</button>
        }
      </p>
    </section>
  `,
  styleUrl: './panel.css',
  styles: `
    li {
      display: flex;
      align-items: center;
      gap: var(--space-2);
    }
    li[aria-current] {
      margin-inline: calc(-1 * var(--space-4));
      padding-inline: calc(var(--space-4) - 6px) var(--space-4);
      background: var(--spot-tint);
      border-inline-start: 6px solid var(--spot-line);
    }
    .number {
      min-inline-size: 1.3em;
      font-family: var(--face-display);
      font-weight: 760;
    }
    .grow {
      display: flex;
      flex-direction: column;
      line-height: 1.25;
    }
    .now {
      font-weight: 720;
    }
    @media (width >= 56rem) {
      summary {
        display: none;
      }
    }
  `,
})
export class SpRunSheetPanel {
  protected readonly view = inject(DebateView);
  protected readonly acts = inject(Acts);
  /** Where there is no room beside it, the list is folded: what everyone is in comes first. */
  protected readonly isWide = wide('56rem');
  protected readonly words = stepWords;
  protected readonly length = lengthInWords;
  protected readonly steps = computed(() => this.view.plan().steps);
  protected readonly next = computed(() => nextStep(this.view.state()));

  private readonly meanwhile = new Meanwhile(() => {
    const { phase, stepId, changedAt } = this.view.state();
    return { of: 'course', is: `${phase} ${stepId ?? ''}`, sequence: changedAt.course };
  });

  protected open(): void {
    void this.move({ type: 'open' }, 'The debate is open.');
  }

  /** Stands where “Next” stood a moment ago when somebody else moved everyone to the last part. */
  protected close(): void {
    if (this.isTooSoon()) return;
    void this.move({ type: 'close' }, 'The debate is closed. You can open it again.');
  }

  protected reopen(): void {
    if (this.isTooSoon()) return;
    void this.move({ type: 'reopen' }, 'The debate is open again.');
  }

  goOn(): void {
    if (this.isTooSoon()) return;
    const title = this.next()?.title;
    void this.move({ type: 'next' }, title ? `Everyone is in “${title}” now.` : 'Moved on.');
  }

  goBack(): void {
    if (!this.view.state().trail.length || this.isTooSoon()) return;
    void this.move({ type: 'undo' }, 'Everyone is back where they were, with the time that was left.');
  }

  private async move(command: DebateCommand, done: string): Promise<void> {
    await this.acts.send(command, done, () => this.meanwhile.press(command));
  }

  /** Two who press at once make one step; whoever comes second is told, and looks before they press again. */
  private isTooSoon(): boolean {
    const lately = this.meanwhile.lately();
    if (!lately) return false;
    const what = lately === 'someone' ? `Someone else ${this.lastMove()}` : 'Something changed here';
    this.acts.said.set({ kind: 'refused', words: `${what} just now. Look again, then decide.` });
    return true;
  }

  private lastMove(): string {
    const step = this.view.step();
    if (this.view.phase() === 'closed') return 'closed the debate';
    return step ? `moved everyone to “${step.title}”` : 'opened the debate';
  }

  protected goTo(stepId: string, title: string): void {
    void this.move({ type: 'go-to', stepId }, `Everyone is in “${title}” now.`);
  }
}
