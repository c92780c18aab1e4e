import { Component, computed, inject } from '@angular/core';
import { SpSwing } from '@samepage/ui';
import { loaded } from '../../../shared/load';
import { DebateView } from '../debate-view';
import { DeskWork } from './desk-work';

/** What the debate moved, once both votes on the motion are shown. */
@Component({
  selector: 'sp-swing-panel',
  imports: [SpSwing],
  template: `
    @if (swing.value(); as swing) {
      <section aria-labelledby="panel-swing">
        <h2 id="panel-swing">What the debate moved</h2>
        <sp-swing [swing]="swing" />
        @if (swing.moved.length) {
          <h3>What moved people</h3>
          <ul>
            @for (words of swing.moved; track $index) {
              <li>“{{ words }}”</li>
            }
          </ul>
        }
      </section>
    }
  `,
  styleUrl: './panel.css',
})
export class SpSwingPanel {
  private readonly view = inject(DebateView);
  private readonly desk = inject(DeskWork);
  private readonly isShown = computed(() => {
    const { revealed } = this.view.state();
    return revealed.includes('opening') && revealed.includes('closing');
  });
  /** Asked for again as votes on the motion come in. */
  protected readonly swing = loaded(
    () =>
      this.isShown()
        ? `${this.view.standings().opening.voted}.${this.view.standings().closing.voted}`
        : undefined,
    () => this.desk.swing(),
  );
}
