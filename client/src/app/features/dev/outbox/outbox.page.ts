import { Component, inject } from '@angular/core';
import { SpButton, SpSkeleton } from '@samepage/ui';
import { Api } from '../../../api/api';
import { demoOutbox } from '../../../api/functions';
import { SpDate } from '../../../shared/dates';
import { loaded } from '../../../shared/load';
import { SpPageTrouble } from '../../../shared/page-trouble';

/** The mails of a demonstration, which are not sent: newest first, the code large. */
@Component({
  selector: 'sp-outbox',
  imports: [SpButton, SpDate, SpPageTrouble, SpSkeleton],
  template: `
    @if (mails.trouble(); as trouble) {
      <sp-page-trouble [trouble]="trouble" (again)="mails.again()" />
    } @else {
      <div class="page stack stack-wide">
        <div class="stack">
          <h1>Outbox</h1>
          <p class="lead measure">
            This is a demonstration, so mails stay here instead of being sent. The newest is at the top.
          </p>
          <p>
            <button spButton kind="quiet" type="button" (click)="mails.again()">Look again</button>
          </p>
        </div>
        @if (mails.value(); as list) {
          @for (mail of list; track mail.id) {
            <article class="section stack stack-tight">
              <h2>{{ mail.to }}</h2>
              @if (codeIn(mail.text); as code) {
                <p class="code tabular">{{ code }}</p>
              }
              <p class="soft small">{{ mail.subject }}, {{ mail.at | spDate }}</p>
              <details>
                <summary>The whole mail</summary>
                <p class="mail">{{ mail.text }}</p>
              </details>
            </article>
          } @empty {
            <p class="measure">No mail yet. Ask for a code on the sign-in page, then look here again.</p>
          }
        } @else {
          <sp-skeleton />
        }
      </div>
    }
  `,
  styles: `
    h2 {
      font-size: var(--text-lead);
      overflow-wrap: anywhere;
    }
    .code {
      font-family: var(--face-display);
      font-size: var(--text-1);
      font-weight: 780;
      letter-spacing: 0.08em;
      line-height: 1.1;
    }
    .mail {
      white-space: pre-line;
      padding-block: var(--space-3);
    }
  `,
})
export class OutboxPage {
  private readonly api = inject(Api);
  protected readonly mails = loaded(
    () => true,
    async () => {
      const mails = await this.api.invoke(demoOutbox);
      return mails.toSorted((one, other) => other.at.localeCompare(one.at));
    },
  );

  protected codeIn(text: string): string | undefined {
    return /\b\d{3} ?\d{3}\b/.exec(text)?.[0];
  }
}
