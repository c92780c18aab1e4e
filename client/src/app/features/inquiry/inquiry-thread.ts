import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { DebateSummary, Gathering, ProvocationSummary } from '@samepage/contracts';
import { SpEmpty, SpSheet } from '@samepage/ui';
import { counted } from '../../shared/counted';
import { SpDate } from '../../shared/dates';
import { SpKnot } from '../../shared/knot';
import { SpPicture } from '../../shared/picture';
import { SpDebateLine } from './debate-line';
import { SpGatheringLine } from './gathering-line';
import type { InquiryThread } from './inquiry.store';

/** The drawn thread of an inquiry: what was asked, what was said about it, what is being written, what stands. */
@Component({
  selector: 'sp-inquiry-thread',
  imports: [RouterLink, SpDate, SpDebateLine, SpEmpty, SpGatheringLine, SpKnot, SpPicture, SpSheet],
  templateUrl: './inquiry-thread.html',
  styleUrl: './inquiry-thread.css',
})
export class SpInquiryThread {
  readonly thread = input.required<InquiryThread>();
  readonly debatesOn = input.required<ReadonlyMap<string | null, readonly DebateSummary[]>>();

  readonly debatesAt = input.required<ReadonlyMap<string | null, readonly DebateSummary[]>>();
  readonly mayConvene = input(false);
  protected readonly none: readonly DebateSummary[] = [];
  /** What is to come first, the soonest before the others; then what has been, the last one first. */
  protected readonly gatherings = computed(() => {
    const all = this.thread().inside?.gatherings ?? [];
    const [toCome, been] = [all.filter(isToCome), all.filter((each) => !isToCome(each))];
    return [
      ...(toCome.length ? [{ name: 'Now and to come', list: toCome.toReversed() }] : []),
      ...(been.length ? [{ name: 'Before', list: been }] : []),
    ];
  });

  protected readonly counted = counted;

  /** A picture that a note stands before is shown where it can be opened, not in passing. */
  protected shownPicture({ picture, contentNote }: ProvocationSummary) {
    return contentNote ? null : picture;
  }
}

/** Until it has ended; where that is left open, for half a day. */
function isToCome({ startsAt, endsAt }: Gathering): boolean {
  return Date.parse(endsAt ?? startsAt) + (endsAt ? 0 : 12 * 60 * 60 * 1_000) > Date.now();
}
