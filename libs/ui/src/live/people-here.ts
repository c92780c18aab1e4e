import { Component, computed, input } from '@angular/core';
import { VoiceLook } from '../sector/sector';
import { SpSectorMark } from '../sector/sector-mark';

const shownAtMost = 5;

/** Who is here now: chosen names with their marks, five at most, then "and 3 more". Never when or how long. */
@Component({
  selector: 'sp-people-here',
  imports: [SpSectorMark],
  template: `
    @if (people().length) {
      <span class="visually-hidden">Here now:</span>
      <ul role="list">
        @for (person of shown(); track $index) {
          <li>
            <sp-sector-mark [sector]="person.sector" [decorative]="!person.name" />
            {{ person.name ?? 'Someone from ' + person.sector.name.toLowerCase() }}
          </li>
        }
        @if (more()) {
          <li class="more">and {{ more() }} more</li>
        }
      </ul>
    } @else {
      <p>{{ aloneText() }}</p>
    }
  `,
  styles: `
    :host {
      display: block;
      font-size: var(--text-small);
    }
    ul {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-1) var(--space-4);
      margin: 0;
    }
    li {
      display: inline-flex;
      align-items: baseline;
      gap: 0.35em;
      margin: 0;
    }
    sp-sector-mark {
      align-self: center;
    }
    .more,
    p {
      color: var(--ink-soft);
    }
  `,
})
export class SpPeopleHere {
  readonly people = input<readonly VoiceLook[]>([]);
  readonly aloneText = input('Nobody else is here just now.');

  protected readonly shown = computed(() => this.people().slice(0, shownAtMost));
  protected readonly more = computed(() => Math.max(0, this.people().length - shownAtMost));
}
