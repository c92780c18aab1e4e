import { Component, computed, inject, output } from '@angular/core';
import { SpButton } from '@samepage/ui';
import { briefOf } from './brief';
import { DebateView } from './debate-view';

/** One screen for someone who comes late: where everyone is, what was said, what is still open; and the way in. */
@Component({
  selector: 'sp-late-brief',
  imports: [SpButton],
  template: `
    @if (brief(); as brief) {
      <h2>You are in. This is where everyone is.</h2>
      <p class="where">{{ brief.where }}</p>
      @if (brief.words) {
        <p>{{ brief.words }}</p>
      }
      @if (brief.motion; as motion) {
        <p>
          The motion: <b>{{ motion }}</b>
        </p>
      }
      @if (brief.said.length) {
        <section aria-labelledby="said">
          <h3 id="said">
            {{ brief.saidInAll === 1 ? 'One thing was said' : brief.saidInAll + ' things were said' }}
            @if (brief.saidInAll > brief.said.length) {
              , the last of them
            }
          </h3>
          <ul>
            @for (statement of brief.said; track statement.id) {
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

  private readonly view = inject(DebateView);
  protected readonly brief = computed(() => {
    const snapshot = this.view.snapshot();
    return snapshot && briefOf(snapshot);
  });
}
