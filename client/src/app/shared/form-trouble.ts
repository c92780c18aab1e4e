import { Component, computed, input } from '@angular/core';
import { SpErrorSummary, SpNotice } from '@samepage/ui';
import { Trouble } from '../core/api-failure';

/** What stands in the way of a form: a list tied to its fields, or one notice. Nothing typed is lost by either. */
@Component({
  selector: 'sp-form-trouble',
  imports: [SpErrorSummary, SpNotice],
  template: `
    @if (trouble(); as trouble) {
      @if (problems().length) {
        <sp-error-summary [problems]="problems()" [title]="trouble.title" />
      } @else {
        <sp-notice kind="problem" [title]="trouble.title">{{ trouble.text }}</sp-notice>
      }
    }
  `,
  styles: `
    :host:empty {
      display: none;
    }
  `,
})
export class SpFormTrouble {
  readonly trouble = input.required<Trouble | null>();
  /** The ids of the form's controls by the path of what they hold. */
  readonly controls = input<Readonly<Record<string, string>>>({});

  protected readonly problems = computed(() => {
    const trouble = this.trouble();
    if (!trouble) return [];
    const named = Object.entries(trouble.fields).map(([path, text]) => ({
      text,
      controlId: this.controls()[path],
    }));
    const [only] = Object.values(this.controls());
    // A refusal of the one thing that was typed belongs to its field.
    if (!named.length && trouble.kind === 'input' && only) return [{ text: trouble.text, controlId: only }];
    return named;
  });
}
