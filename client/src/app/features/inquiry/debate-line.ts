import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { DebateSummary, Phase } from '@samepage/contracts';
import { counted } from '../../shared/counted';

const phases: Readonly<Record<Phase, string>> = {
  lobby: 'Not open yet',
  open: 'Open now',
  closed: 'Closed',
};

/** A debate in a list: its title, whether it is open, and how much was said. */
@Component({
  selector: 'sp-debate-line',
  imports: [RouterLink],
  template: `
    <p class="title">
      <a [routerLink]="['/debates', debate().id]">{{ debate().title }}</a>
    </p>
    <p class="soft small" [class.open]="debate().phase === 'open'">{{ line() }}</p>
  `,
  styles: `
    .title {
      font-weight: 640;
    }
    .open {
      color: var(--ink);
      font-weight: 640;
    }
  `,
})
export class SpDebateLine {
  readonly debate = input.required<DebateSummary>();

  protected readonly line = computed(
    () => `${phases[this.debate().phase]}, ${counted(this.debate().statements, 'statement')}`,
  );
}
