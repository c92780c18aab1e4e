import { Component, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { limits } from '@samepage/contracts';
import { SpButton, SpControl, SpField, SpSkeleton } from '@samepage/ui';
import { Api } from '../../api/api';
import { draftCreate, inquirySee } from '../../api/functions';
import { keptWords } from '../../core/kept-words';
import { doing } from '../../shared/doing';
import { SpFormTrouble } from '../../shared/form-trouble';
import { freshId } from '../../shared/fresh-id';
import { loaded } from '../../shared/load';
import { SpPageTrouble } from '../../shared/page-trouble';
import { SpWords } from '../../shared/words';

/** Beginning a draft: a title, and an empty page that everyone can open. */
@Component({
  selector: 'sp-begin',
  imports: [RouterLink, SpButton, SpControl, SpField, SpFormTrouble, SpPageTrouble, SpSkeleton, SpWords],
  template: `
    @if (inquiry.trouble(); as trouble) {
      <sp-page-trouble [trouble]="trouble" (again)="inquiry.again()" />
    } @else {
      @if (inquiry.value(); as inquiry) {
        <div class="page stack stack-wide">
          <div class="stack">
            <p>
              <a [routerLink]="['/i', slug()]">{{ inquiry.title }}</a>
            </p>
            <h1>Begin a draft</h1>
            <p class="lead measure">
              A shared page everyone in the inquiry can write on at once. Statements from a debate can be
              gathered into it.
            </p>
          </div>
          <form class="stack" novalidate (submit)="begin($event, inquiry.id)">
            <sp-form-trouble [trouble]="beginning.trouble()" [controls]="{ title: 'draft-title' }" />
            <sp-field label="Title" [limit]="limit" [error]="beginning.trouble()?.fields?.['title']">
              <input spControl id="draft-title" autocomplete="off" [(spWords)]="title" />
            </sp-field>
            <button spButton type="submit" [busy]="beginning.busy()" busyText="Beginning…">
              Begin the draft
            </button>
          </form>
        </div>
      } @else {
        <div class="page"><sp-skeleton /></div>
      }
    }
  `,
})
export class BeginPage {
  readonly slug = input.required<string>();

  private readonly api = inject(Api);
  private readonly router = inject(Router);
  protected readonly limit = limits.title;
  protected readonly inquiry = loaded(this.slug, (slug) => this.api.invoke(inquirySee, { slug }));
  protected readonly title = keptWords(() => `draft-title.${this.slug()}`);
  protected readonly beginning = doing();
  /** Made once for what is being written, so that sending it again after a failure makes no second one. */
  private draftId = freshId();

  protected async begin(event: Event, inquiryId: string): Promise<void> {
    event.preventDefault();
    const title = this.title().trim();
    if (this.beginning.stopFor(title ? {} : { title: 'Give the draft a title.' })) return;
    const draft = await this.beginning.run(() =>
      this.api.invoke(draftCreate, { inquiryId, body: { id: this.draftId, title } }),
    );
    if (!draft) return;
    this.draftId = freshId();
    this.title.set('');
    await this.router.navigate(['/drafts', draft.id]);
  }
}
