import { Component, inject } from '@angular/core';
import { isSwingShown } from '@samepage/debate';
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
      </section>
    }
  `,
  styleUrl: './panel.css',
})
export class SpSwingPanel {
  private readonly view = inject(DebateView);
  private readonly desk = inject(DeskWork);
  /** Asked for again as votes on the motion come in. */
  protected readonly swing = loaded(
    () =>
      isSwingShown(this.view.state())
        ? `${this.view.standings().opening.voted}.${this.view.standings().closing.voted}`
        : undefined,
    () => this.desk.swing(),
  );
}
