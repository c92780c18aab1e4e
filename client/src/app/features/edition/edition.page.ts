import { Component, computed, effect, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { bodyOf } from '@samepage/manifesto/body';
import { SpButton, SpSkeleton, SpSpot } from '@samepage/ui';
import { Api } from '../../api/api';
import { editionPdf, editionSee } from '../../api/functions';
import { PageTitles } from '../../core/page-titles';
import { Session } from '../../core/session';
import { SpDate } from '../../shared/dates';
import { SpKnot } from '../../shared/knot';
import { loaded } from '../../shared/load';
import { SpPageTrouble } from '../../shared/page-trouble';
import { SpParagraphs } from '../../shared/paragraphs';
import { SpPicture } from '../../shared/picture';
import { SpRuns } from '../../shared/runs';
import { SpEditionClause } from './edition-clause';
import { provocationsOf } from './edition-layout';
import { SpSeal } from './seal';

/** A published edition, open to anyone: every clause leads back to the voices it came from. */
@Component({
  selector: 'sp-edition',
  imports: [
    RouterLink,
    SpButton,
    SpDate,
    SpEditionClause,
    SpKnot,
    SpPageTrouble,
    SpParagraphs,
    SpPicture,
    SpRuns,
    SpSeal,
    SpSkeleton,
    SpSpot,
  ],
  templateUrl: './edition.page.html',
  styleUrl: './edition.page.css',
})
export class EditionPage {
  readonly slug = input.required<string>();
  readonly number = input.required<string>();

  private readonly api = inject(Api);
  private readonly session = inject(Session);
  protected readonly edition = loaded(
    () => ({ slug: this.slug(), number: Number(this.number()) }),
    (asked) => this.api.invoke(editionSee, asked),
  );
  protected readonly parts = computed(() => {
    const content = this.edition.value()?.content;
    return content ? bodyOf(content) : [];
  });
  protected readonly provocations = computed(() => provocationsOf(this.edition.value()?.content));
  /** Only people in the inquiry can open what a thread leads to; everyone else reads it here. */
  protected readonly linked = computed(
    () => this.session.me()?.memberships.some(({ inquirySlug }) => inquirySlug === this.slug()) ?? false,
  );
  protected readonly pdf = computed(() =>
    editionPdf.PATH.replace('{slug}', this.slug()).replace('{number}', this.number()),
  );

  constructor() {
    void this.session.ready();
    const titles = inject(PageTitles);
    effect(() => titles.set(this.edition.value()?.content.title ?? 'An edition'));
  }

  protected kilobytes(bytes: number): string {
    return bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
  }
}
