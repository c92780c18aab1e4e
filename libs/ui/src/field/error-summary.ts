import { Component, effect, ElementRef, inject, input, viewChild } from '@angular/core';

/** Something to put right; `controlId` is the id of the control it is about. */
export interface FieldProblem {
  readonly text: string;
  readonly controlId?: string;
}

/**
 * What to put right before a form can go. Takes the focus each time it is given a new list with
 * something in it; each line leads to its control.
 */
@Component({
  selector: 'sp-error-summary',
  template: `
    @if (problems().length) {
      <div #box class="box" tabindex="-1" role="group" [attr.aria-label]="title()">
        <h2>{{ title() }}</h2>
        <ul role="list">
          @for (problem of problems(); track problem.text) {
            <li>
              @if (problem.controlId; as id) {
                <a [href]="'#' + id" (click)="goTo(id, $event)">{{ problem.text }}</a>
              } @else {
                {{ problem.text }}
              }
            </li>
          }
        </ul>
      </div>
    }
  `,
  styles: `
    .box {
      padding: var(--space-4);
      border: var(--stroke-heavy) solid var(--danger);
      background: var(--sheet);
      max-inline-size: var(--measure);
    }
    h2 {
      font-size: var(--text-3);
      margin-block-end: var(--space-2);
    }
    ul {
      padding: 0;
    }
    a {
      color: var(--danger);
      font-weight: 640;
    }
  `,
})
export class SpErrorSummary {
  readonly problems = input<readonly FieldProblem[]>([]);
  readonly title = input('Please put this right');

  private readonly box = viewChild<ElementRef<HTMLElement>>('box');
  private readonly document = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement.ownerDocument;

  constructor() {
    effect(() => {
      if (this.problems().length) this.box()?.nativeElement.focus();
    });
  }

  protected goTo(id: string, event: Event): void {
    event.preventDefault();
    this.document.getElementById(id)?.focus();
  }
}
