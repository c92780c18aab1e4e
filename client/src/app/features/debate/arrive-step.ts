import { Component, computed, inject } from '@angular/core';
import { SpVoice } from '@samepage/ui';
import { Session } from '../../core/session';
import { DebateView } from './debate-view';
import { SpProvocationWords } from './provocation-words';
import { SpWhoCame } from './who-came';

/** Coming in: who one is here, who else has come, and what it will be about. */
@Component({
  selector: 'sp-arrive-step',
  imports: [SpProvocationWords, SpVoice, SpWhoCame],
  template: `
    @if (mine(); as voice) {
      <p>You are here as <sp-voice [name]="voice.name" [sector]="voice.sector" />.</p>
    }
    @if (view.here(); as here) {
      <section aria-label="Who has come"><sp-who-came [here]="here" /></section>
    }
    @if (view.snapshot()?.provocation; as provocation) {
      <section class="stack" aria-labelledby="about">
        <h2 id="about">{{ provocation.title }}</h2>
        <sp-provocation-words [provocation]="provocation" />
      </section>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: var(--space-5);
    }
  `,
})
export class SpArriveStep {
  protected readonly view = inject(DebateView);
  private readonly session = inject(Session);
  /** The debate names those who did something in it; before that, one's own membership says who one is. */
  protected readonly mine = computed(
    () =>
      this.view.voice(this.view.me().membershipId ?? '') ??
      this.session.membershipIn(this.view.snapshot()?.inquiryId ?? ''),
  );

  constructor() {
    void this.session.ready();
  }
}
