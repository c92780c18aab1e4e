import { Component, input } from '@angular/core';
import type { Run } from '@samepage/contracts';
import { safeHref } from '@samepage/manifesto/links';

/** Text in its styles, as it was frozen. */
@Component({
  selector: 'sp-runs',
  template: `
    @for (run of runs(); track $index) {
      @if (address(run); as address) {
        <a [href]="address" rel="noopener" [class.bold]="run.bold" [class.italic]="run.italic">{{
          run.text
        }}</a>
      } @else {
        <span [class.bold]="run.bold" [class.italic]="run.italic">{{ run.text }}</span>
      }
    }
  `,
  styles: `
    .bold {
      font-weight: 720;
    }
    .italic {
      font-style: italic;
    }
    span,
    a {
      white-space: pre-line;
    }
  `,
})
export class SpRuns {
  readonly runs = input.required<readonly Run[]>();

  protected address(run: Run): string | null {
    return safeHref(run.link);
  }
}
