import { Component, effect, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { SpButton, SpSkeleton, SpSpot } from '@samepage/ui';
import { PageTitles } from '../../core/page-titles';
import { SpInvite } from '../../shared/invite';
import { SpPageTrouble } from '../../shared/page-trouble';
import { SpParagraphs } from '../../shared/paragraphs';
import { InquiryStore } from './inquiry.store';
import { SpInquiryThread } from './inquiry-thread';
import { SpPlaces } from './places';
import { SpSupport } from './support';

/** An inquiry: its question set large, what it is about, and its thread from what was asked to what was agreed. */
@Component({
  selector: 'sp-inquiry',
  imports: [
    RouterLink,
    SpButton,
    SpInquiryThread,
    SpInvite,
    SpPageTrouble,
    SpParagraphs,
    SpPlaces,
    SpSkeleton,
    SpSpot,
    SpSupport,
  ],
  providers: [InquiryStore],
  templateUrl: './inquiry.page.html',
  styleUrl: './inquiry.page.css',
})
export class InquiryPage {
  readonly slug = input.required<string>();

  protected readonly store = inject(InquiryStore);

  constructor() {
    const titles = inject(PageTitles);
    effect(() => this.store.slug.set(this.slug()));
    effect(() => {
      const inquiry = this.store.inquiry();
      if (inquiry) titles.set(inquiry.question);
    });
  }
}
