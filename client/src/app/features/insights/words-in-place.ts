import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { StandingWords } from '@samepage/contracts';
import { SpSectorMark } from '@samepage/ui';
import { kindWords, linkTo } from './insight-words';

/** Words somebody said or wrote, from which sector, and the way to where they stand. Nobody is named. */
@Component({
  selector: 'sp-words-in-place',
  imports: [RouterLink, SpSectorMark],
  template: `
    <blockquote>{{ words().text }}</blockquote>
    <p class="small from">
      @if (words().sector; as sector) {
        <span class="sector"><sp-sector-mark [sector]="sector" [decorative]="true" />{{ sector.name }}</span>
      }
      <span
        >{{ kind() }}:
        <a [routerLink]="link()" [attr.target]="apart() ? '_blank' : null">{{ words().place.title }}</a></span
      >
    </p>
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: var(--space-2);
      min-inline-size: 0;
    }
    blockquote {
      white-space: pre-line;
      overflow-wrap: anywhere;
    }
    .from {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-1) var(--space-3);
      padding-inline-start: calc(var(--space-4) + var(--stroke-heavy));
      color: var(--ink-soft);
    }
    .sector {
      display: inline-flex;
      align-items: center;
      gap: 0.4em;
      color: var(--ink);
    }
  `,
})
export class SpWordsInPlace {
  readonly words = input.required<StandingWords>();
  readonly inquirySlug = input.required<string>();
  /** Opens where they stand in a tab of its own, so that a form stays as it is. */
  readonly apart = input(false);

  protected readonly kind = computed(() => kindWords(this.words()));
  protected readonly link = computed(() => linkTo(this.words(), this.inquirySlug()));
}
