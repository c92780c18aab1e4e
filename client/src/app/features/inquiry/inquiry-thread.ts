import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { DebateSummary, ProvocationSummary } from '@samepage/contracts';
import { SpEmpty, SpSheet } from '@samepage/ui';
import { counted } from '../../shared/counted';
import { SpDate } from '../../shared/dates';
import { SpKnot } from '../../shared/knot';
import { SpPicture } from '../../shared/picture';
import { SpDebateLine } from './debate-line';
import type { InquiryThread } from './inquiry.store';

/** The drawn thread of an inquiry: what was asked, what was said about it, what is being written, what stands. */
@Component({
  selector: 'sp-inquiry-thread',
  imports: [RouterLink, SpDate, SpDebateLine, SpEmpty, SpKnot, SpPicture, SpSheet],
  templateUrl: './inquiry-thread.html',
  styleUrl: './inquiry-thread.css',
})
export class SpInquiryThread {
  readonly thread = input.required<InquiryThread>();
  readonly debatesOn = input.required<ReadonlyMap<string | null, readonly DebateSummary[]>>();

  protected readonly counted = counted;

  /** A picture that a note stands before is shown where it can be opened, not in passing. */
  protected shownPicture({ picture, contentNote }: ProvocationSummary) {
    return contentNote ? null : picture;
  }
}
