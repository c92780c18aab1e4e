import { Component, computed, effect, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { SpSkeleton, SpSpot } from '@samepage/ui';
import { PageTitles } from '../../core/page-titles';
import { Session } from '../../core/session';
import { inquirySpot } from '../../shared/inquiry-spot';
import { SpPageTrouble } from '../../shared/page-trouble';
import { DraftStore } from './draft.store';
import { SpManifestoEditor } from './manifesto-editor';
import { SpPublish } from './publish';

/** A draft that everyone in the inquiry can open at once. The editor comes in a chunk of its own. */
@Component({
  selector: 'sp-draft',
  imports: [RouterLink, SpManifestoEditor, SpPageTrouble, SpPublish, SpSkeleton, SpSpot],
  providers: [DraftStore],
  templateUrl: './draft.page.html',
  styles: `
    /* The large title is the one people write on the page itself; this one only names the page. */
    h1 {
      font: 640 var(--text-small) / var(--leading-read) var(--face-read);
      letter-spacing: normal;
      color: var(--ink-soft);
    }
  `,
})
export class DraftPage {
  readonly draftId = input.required<string>();

  protected readonly store = inject(DraftStore);
  private readonly session = inject(Session);
  protected readonly spot = inquirySpot(() => this.store.draft()?.inquirySlug);
  protected readonly membership = computed(() => {
    const draft = this.store.draft();
    this.session.me();
    return draft && this.session.membershipIn(draft.inquiryId);
  });

  constructor() {
    void this.session.ready();
    const titles = inject(PageTitles);
    effect(() => this.store.id.set(this.draftId()));
    effect(() => {
      const title = this.store.draft()?.title;
      if (title) titles.set(title);
    });
  }
}
