import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { EditionSummary } from '@samepage/contracts';
import { SpButton, SpCard, SpEmpty, SpSheet, SpSkeleton } from '@samepage/ui';
import { Api } from '../../api/api';
import { editionList, inquiryList } from '../../api/functions';
import { SpCodeForm } from '../../shared/code-form';
import { SpDate } from '../../shared/dates';
import { loaded } from '../../shared/load';
import { SpGatheringThread } from './gathering-thread';

/** The front door: what this is, which inquiries there are, how to join, and the newest edition. */
@Component({
  selector: 'sp-home',
  imports: [
    RouterLink,
    SpButton,
    SpCard,
    SpCodeForm,
    SpDate,
    SpEmpty,
    SpGatheringThread,
    SpSheet,
    SpSkeleton,
  ],
  templateUrl: './home.page.html',
  styleUrl: './home.page.css',
})
export class HomePage {
  private readonly api = inject(Api);
  protected readonly inquiries = loaded(
    () => true,
    () => this.api.invoke(inquiryList),
  );
  private readonly editions = loaded(
    () => this.inquiries.value(),
    (inquiries) =>
      Promise.all(inquiries.slice(0, 4).map(({ slug }) => this.api.invoke(editionList, { slug }))),
  );
  protected readonly newest = computed<EditionSummary | undefined>(() =>
    this.editions
      .value()
      ?.flat()
      .reduce<EditionSummary | undefined>(
        (newest, edition) => (newest && newest.publishedAt > edition.publishedAt ? newest : edition),
        undefined,
      ),
  );
}
