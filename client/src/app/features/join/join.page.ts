import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { SpCodeForm } from '../../shared/code-form';

/** Typing the code someone gave out in a room or a message. */
@Component({
  selector: 'sp-join',
  imports: [RouterLink, SpCodeForm],
  template: `
    <div class="page stack stack-wide">
      <div class="stack">
        <h1>Join with a code</h1>
        <p class="lead measure">You need no account: a name you choose, and where you speak from.</p>
      </div>
      <sp-code-form [returnTo]="returnTo()" />
      <p class="measure">
        No code? Ask whoever invited you, or <a routerLink="/">look at the inquiries</a>. Have an account?
        <a routerLink="/sign-in" [queryParams]="{ returnTo: returnTo() }">Sign in</a>.
      </p>
    </div>
  `,
})
export class JoinPage {
  readonly returnTo = input<string>();
}
