import { Component } from '@angular/core';
import { SpSectorMark } from '@samepage/ui';
import { colours, grounds, sectors, steps } from './samples';

/** Colours, inks, marks and type, as they are named in the tokens. */
@Component({
  selector: 'sp-gallery-tokens',
  imports: [SpSectorMark],
  template: `
    <section class="stack">
      <h3>Paper, ink and colour</h3>
      <ul role="list" class="swatches">
        @for (name of names; track name) {
          <li><span class="swatch" [style.background]="'var(--' + name + ')'"></span>{{ name }}</li>
        }
      </ul>
    </section>
    <section class="stack">
      <h3>Ten marks, ten inks</h3>
      <ul role="list" class="marks">
        @for (sector of sectors; track sector.name) {
          <li>
            <sp-sector-mark class="large" [sector]="sector" [decorative]="true" />
            <sp-sector-mark [sector]="sector" [showName]="true" />
          </li>
        }
      </ul>
      <p class="tiny">
        At twelve pixels:
        @for (sector of sectors; track sector.name) {
          <sp-sector-mark [sector]="sector" />
        }
        and in one colour:
        <span class="one-colour">
          @for (sector of sectors; track sector.name) {
            <sp-sector-mark [sector]="sector" />
          }
        </span>
      </p>
    </section>
    <section class="stack">
      <h3>Type</h3>
      @for (step of steps; track step) {
        <p
          class="step"
          [attr.data-step]="step"
          [style.font-size]="'var(--' + (step === 'display' ? 'text-display' : step) + ')'"
        >
          Ask me what matters
        </p>
      }
      <p class="measure">
        Reading text is set in a face made to be told apart, letter by letter: Il1, O0, rn and m. A line holds
        sixty to seventy characters, and <a href="/dev/gallery">a link is underlined</a>, so that nobody needs
        to see its colour. Dates are said as people say them:
        <time datetime="2026-12-08T14:00">Tuesday 8 December, 2pm</time>.
      </p>
      <blockquote>“The choir asked me back. Nobody had asked me back for a year.”</blockquote>
    </section>
  `,
  styles: `
    :host {
      display: contents;
    }
    .swatches,
    .marks {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(min(100%, 8.5rem), 1fr));
      gap: var(--space-4);
      max-inline-size: none;
    }
    .marks {
      grid-template-columns: repeat(auto-fill, minmax(min(100%, 11rem), 1fr));
    }
    li {
      margin: 0;
      font-size: var(--text-small);
    }
    .swatch {
      display: block;
      block-size: 3.5rem;
      margin-block-end: var(--space-1);
      border: 1px solid var(--line);
    }
    .large {
      display: flex;
      font-size: 4rem;
      margin-block-end: var(--space-2);
    }
    .tiny {
      font-size: var(--text-small);
    }
    .one-colour {
      --ink-1: var(--ink);
      --ink-2: var(--ink);
      --ink-3: var(--ink);
      --ink-4: var(--ink);
      --ink-5: var(--ink);
      --ink-6: var(--ink);
      --ink-7: var(--ink);
      --ink-8: var(--ink);
      --ink-9: var(--ink);
      --ink-10: var(--ink);
    }
    .step {
      line-height: 1.15;
    }
    .step[data-step='display'],
    .step[data-step='text-1'],
    .step[data-step='text-2'],
    .step[data-step='text-3'] {
      font-family: var(--face-display);
      font-weight: 760;
      letter-spacing: var(--tracking-display);
    }
  `,
})
export class GalleryTokens {
  protected readonly names = [...grounds, ...colours];
  protected readonly sectors = sectors;
  protected readonly steps = steps;
}
