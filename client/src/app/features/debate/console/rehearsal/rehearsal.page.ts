import { Component, DestroyRef, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { SpButton } from '@samepage/ui';
import { SpStage } from '../../stage/stage';
import { Acts } from '../acts';
import { SpConsole } from '../console';
import { DryRunStore, dryRunProviders } from './dry-run.store';

/** How often the invented people do something. */
const beat = 1_200;

/** A rehearsal: the console and the stage of a debate with invented people, in this browser only. */
@Component({
  selector: 'sp-rehearsal',
  imports: [RouterLink, SpButton, SpConsole, SpStage],
  providers: [...dryRunProviders, Acts],
  template: `
    <div class="banner" role="note">
      <p>
        <b>Rehearsal.</b> The people are invented, and nothing is sent or kept. The real debate stays as it
        is.
      </p>
      <p class="ways">
        <button
          spButton
          kind="quiet"
          type="button"
          [attr.aria-pressed]="showsStage()"
          (click)="showsStage.set(!showsStage())"
        >
          {{ showsStage() ? 'Hide the stage' : 'Show the stage' }}
        </button>
        <button
          spButton
          kind="quiet"
          type="button"
          [attr.aria-pressed]="isResting()"
          (click)="isResting.set(!isResting())"
        >
          {{ isResting() ? 'Let people go on' : 'Let people rest' }}
        </button>
        <button spButton kind="quiet" type="button" (click)="store.again()">From the beginning</button>
        <a [routerLink]="['/debates', debateId(), 'console']">Leave the rehearsal</a>
      </p>
    </div>
    @if (showsStage() && store.snapshot()) {
      <div class="stage-frame"><sp-stage [debateId]="debateId()" [isEmbedded]="true" /></div>
    }
    <sp-console [debateId]="debateId()" [isRehearsal]="true" />
  `,
  styles: `
    .banner {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-2) var(--space-5);
      align-items: center;
      justify-content: space-between;
      padding: var(--space-3) var(--gutter);
      background: var(--warn-tint);
      border-block: var(--stroke) solid var(--ink);
    }
    .ways {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-2) var(--space-4);
      align-items: center;
      max-inline-size: none;
    }
    .stage-frame {
      margin: var(--space-4) var(--gutter);
      border: var(--stroke) solid var(--ink);
    }
  `,
})
export class RehearsalPage {
  readonly debateId = input.required<string>();

  protected readonly store = inject(DryRunStore);
  protected readonly showsStage = signal(false);
  protected readonly isResting = signal(false);

  constructor() {
    const timer = setInterval(() => {
      if (!this.isResting()) this.store.peopleAct();
    }, beat);
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
  }
}
