import { Component, inject } from '@angular/core';
import { DebateView } from './debate-view';
import { SpProvocationWords } from './provocation-words';

/** The provocation, large. */
@Component({
  selector: 'sp-provocation-step',
  imports: [SpProvocationWords],
  template: `
    @if (view.snapshot()?.provocation; as provocation) {
      <h3>{{ provocation.title }}</h3>
      <sp-provocation-words class="large" [provocation]="provocation" />
    } @else {
      <p class="lead">Listen. There is nothing to do on this phone just now.</p>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: var(--space-4);
    }
    h3 {
      font-size: var(--text-2);
    }
  `,
})
export class SpProvocationStep {
  protected readonly view = inject(DebateView);
}
