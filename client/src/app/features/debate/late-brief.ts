import { Component, computed, inject, output } from '@angular/core';
import { briefOf } from '@samepage/debate';
import { SpButton, SpVoice } from '@samepage/ui';
import { stillOpen } from './brief';
import { DebateView } from './debate-view';

/** One screen for someone who comes late: where everyone is, what was said, what is still open; and the way in. */
@Component({
  selector: 'sp-late-brief',
  imports: [SpButton, SpVoice],
  template: `
    @if (brief(); as brief) {
      <h2>You are in. This is where everyone is.</h2>
      <p class="where">{{ brief.where }}</p>
      @if (brief.step?.words; as words) {
        <p>{{ words }}</p>
      }
      @if (view.plan().motion; as motion) {
        <p>
          The motion: <b>{{ motion }}</b>
        </p>
      }
      @if (brief.speaker; as speaker) {
        <p>Speaking now: <sp-voice [name]="speaker.name" [sector]="speaker.sector" />.</p>
      }
      @if (brief.latest.length) {
        <section aria-labelledby="said">
          <h3 id="said">What was said last</h3>
          <ul>
            @for (statement of brief.latest; track statement.id) {
              <li>{{ statement.text }}</li>
            }
          </ul>
        </section>
      }
      @if (brief.open.length) {
        <section aria-labelledby="still">
          <h3 id="still">What you can do</h3>
          <ul>
            @for (words of brief.open; track words) {
              <li>{{ words }}</li>
            }
          </ul>
        </section>
      }
      <p><button spButton type="button" (click)="entered.emit()">Go in</button></p>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: var(--space-4);
    }
    .where {
      font-family: var(--face-display);
      font-size: var(--text-3);
      font-weight: 700;
      line-height: 1.2;
    }
    h3 {
      font-size: var(--text-lead);
      margin-block-end: var(--space-2);
    }
  `,
})
export class SpLateBrief {
  readonly entered = output();

  protected readonly view = inject(DebateView);
  protected readonly brief = computed(() => {
    const snapshot = this.view.snapshot();
    if (!snapshot) return null;
    const { state, me } = snapshot;
    const brief = briefOf(state, new Date(this.view.serverNow()).toISOString(), { mine: me.votes });
    const { step, stepsLeft } = brief;
    const count = state.plan.steps.length;
    return {
      ...brief,
      where: step ? `Part ${count - stepsLeft} of ${count}: ${step.title}` : 'The debate is open.',
      speaker: brief.speaker === null ? undefined : this.view.voice(brief.speaker),
      open: stillOpen(brief, snapshot),
    };
  });
}
