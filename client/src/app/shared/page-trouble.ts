import { Component, computed, inject, input, output } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { SpButton } from '@samepage/ui';
import { Trouble } from '../core/api-failure';
import { Session } from '../core/session';

/** A page that cannot be shown, in words: why, what is safe, and the ways on. */
@Component({
  selector: 'sp-page-trouble',
  imports: [RouterLink, SpButton],
  template: `
    <div class="page stack">
      <h1>{{ trouble().title }}</h1>
      <p class="lead measure">{{ text() }}</p>
      <p class="cluster">
        @if (closed()) {
          @if (!session.signedIn()) {
            <a spButton routerLink="/sign-in" [queryParams]="{ returnTo: here }">Sign in</a>
          }
          <a spButton kind="quiet" routerLink="/join" [queryParams]="{ returnTo: here }">Join with a code</a>
        } @else if (trouble().kind === 'missing') {
          <a spButton routerLink="/">See the inquiries</a>
        } @else {
          <button spButton type="button" (click)="again.emit()">Try again</button>
        }
      </p>
    </div>
  `,
})
export class SpPageTrouble {
  readonly trouble = input.required<Trouble>();
  readonly again = output();

  protected readonly session = inject(Session);
  protected readonly here = inject(Router).url;
  protected readonly closed = computed(() => ['signed-out', 'not-allowed'].includes(this.trouble().kind));
  protected readonly text = computed(() => {
    const { kind, text } = this.trouble();
    return kind === 'missing' ? `${text} The address may have a letter too many or too few.` : text;
  });
}
