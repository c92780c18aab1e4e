import { Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { KnownClose } from '@samepage/sync-protocol';
import { SpButton, SpNotice } from '@samepage/ui';
import { SharedDocument } from './shared-document';

/** The line to a draft was closed for good: why, what is safe, and the way on. */
@Component({
  selector: 'sp-draft-closed',
  imports: [RouterLink, SpButton, SpNotice],
  template: `
    <sp-notice kind="warning" [title]="reason().says">
      <p>{{ words() }}</p>
      <p class="cluster">
        @switch (reason().then) {
          @case ('sign-in') {
            <a spButton routerLink="/sign-in" [queryParams]="{ returnTo: here }">Sign in</a>
          }
          @case ('stop') {
            <a spButton kind="quiet" routerLink="/">See the inquiries</a>
          }
          @default {
            <button spButton kind="quiet" type="button" (click)="openAfresh()">
              Open it afresh, without my last change
            </button>
          }
        }
      </p>
    </sp-notice>
  `,
})
export class SpDraftClosed {
  readonly reason = input.required<KnownClose>();

  private readonly shared = inject(SharedDocument);
  protected readonly here = inject(Router).url;
  protected readonly words = computed(
    () =>
      ({
        'sign-in': 'What you wrote is kept on this device. Sign in, and it is sent.',
        stop: 'Nothing more can be written here. What was shown as saved is safe.',
        resync:
          'Your last change could not be taken. It is still on this page: copy what you need, then open the draft afresh.',
        'read-only':
          'What you wrote last could not be taken. It is still on this page: copy what you need, then open the draft afresh.',
        'come-back': 'We are connecting again.',
      })[this.reason().then],
  );

  protected async openAfresh(): Promise<void> {
    await this.shared.forget();
    location.reload();
  }
}
