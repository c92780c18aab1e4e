import { Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { SpButton } from '@samepage/ui';

/** An address that leads nowhere, in words. */
@Component({
  selector: 'sp-not-found',
  imports: [RouterLink, SpButton],
  template: `
    <div class="page stack">
      <h1>This page is not here</h1>
      <p class="lead">
        The address may have a letter too many or too few, or the page may have moved. Nothing of yours is
        lost.
      </p>
      <p class="cluster">
        <a spButton routerLink="/">See the inquiries</a>
        <a routerLink="/join">Join with a code</a>
      </p>
    </div>
  `,
})
export class NotFoundPage {}
