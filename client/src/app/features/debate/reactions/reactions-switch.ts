import { Component, computed, inject } from '@angular/core';
import { Acts } from '../console/acts';
import { DebateView } from '../debate-view';

/** Lets people react without words, or not, now and for the rest of the debate. */
@Component({
  selector: 'sp-reactions-switch',
  template: `
    <p class="row between">
      <span class="grow small">{{
        isOn() ? 'People can react without words.' : 'Reactions are switched off.'
      }}</span>
      <button type="button" class="act" [attr.aria-pressed]="isOn()" (click)="toggle()">Reactions</button>
    </p>
  `,
  styleUrl: '../console/panel.css',
})
export class SpReactionsSwitch {
  private readonly view = inject(DebateView);
  private readonly acts = inject(Acts);
  protected readonly isOn = computed(() => this.view.plan().settings.reactions);

  protected async toggle(): Promise<void> {
    const plan = this.view.plan();
    const reactions = !this.isOn();
    await this.acts.send(
      { type: 'plan', plan: { ...plan, settings: { ...plan.settings, reactions } } },
      reactions ? 'People can react now.' : 'Reactions are switched off.',
    );
  }
}
