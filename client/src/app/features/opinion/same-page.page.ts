import {
  ApplicationRef,
  Component,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  signal,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import type { GuessResult } from '@samepage/contracts';
import { Announcer, kindWords, SpButton, SpEmpty, SpSkeleton, SpSpot } from '@samepage/ui';
import { Api } from '../../api/api';
import { inquirySee } from '../../api/functions';
import { keptWords } from '../../core/kept-words';
import { PageTitles } from '../../core/page-titles';
import { Session } from '../../core/session';
import { loaded } from '../../shared/load';
import { SpPageTrouble } from '../../shared/page-trouble';
import { SpMissing } from './missing';
import { SpMyPlace } from './my-place';
import { OpinionApi } from './opinion-api';
import { filtered, filterGroups, kindOrder, shownInWords, type SamePageFilter } from './same-page-filter';
import { SpSamePageStatement } from './same-page-statement';
import { headline, overallInWords } from './same-page-words';

/** How many statements are drawn at first, and with each press. */
const atOnce = 10;

/** Whether sectors are on the same page: every statement with how each sector stands, and who is missing. */
@Component({
  selector: 'sp-same-page',
  imports: [
    RouterLink,
    SpButton,
    SpEmpty,
    SpMissing,
    SpMyPlace,
    SpPageTrouble,
    SpSamePageStatement,
    SpSkeleton,
    SpSpot,
  ],
  templateUrl: './same-page.page.html',
  styleUrl: './same-page.page.css',
  host: { '(window:beforeprint)': 'showAll()', '(window:afterprint)': 'isPrinting.set(false)' },
})
export class SamePagePage {
  readonly slug = input.required<string>();
  // From the address, so that what one sees can be sent to someone.
  readonly kind = input<string>();
  readonly debate = input<string>();
  readonly sector = input<string>();
  readonly again = input<string>();

  private readonly api = inject(Api);
  private readonly opinion = inject(OpinionApi);
  private readonly session = inject(Session);
  private readonly app = inject(ApplicationRef);
  protected readonly asked = loaded(this.slug, async (slug) => {
    const inquiry = await this.api.invoke(inquirySee, { slug });
    const [page] = await Promise.all([this.opinion.samePage(inquiry.id), this.session.ready()]);
    return { inquiry, page };
  });
  private readonly page = computed(() => this.asked.value()?.page);
  protected readonly canGuess = computed(
    () => this.asked.value()?.inquiry.abilities.includes('opinion.guess') ?? false,
  );
  protected readonly canSayPlace = computed(
    () => this.asked.value()?.inquiry.abilities.includes('place.say') ?? false,
  );
  /** The reader's own sector, where they may guess how others stand. */
  protected readonly mine = computed(() => {
    const inquiry = this.asked.value()?.inquiry;
    return (this.canGuess() && inquiry && this.session.membershipIn(inquiry.id)?.sector.id) || null;
  });
  /** The statements the reader asked to see without guessing, by their ids; a star is all of them. */
  private readonly seen = keptWords(() => `seen.${this.slug()}`);
  private readonly seenIds = computed(() => new Set(this.seen().split(' ')));
  protected readonly isPrinting = signal(false);
  protected readonly areAllSeen = computed(() => this.isPrinting() || this.seenIds().has('*'));
  protected readonly guessed = signal<ReadonlyMap<string, GuessResult>>(new Map());
  private readonly filter = computed<SamePageFilter>(() => ({
    kind: this.kind() ?? null,
    debate: this.debate() ?? null,
    sector: this.sector() ?? null,
    again: this.again() !== undefined,
  }));
  protected readonly headline = computed(() => {
    const page = this.page();
    if (!page) return '';
    const rooms = new Set(page.statements.map(({ debateId }) => debateId)).size;
    return headline(page.overall, rooms === 1 ? 'that room' : 'these rooms');
  });
  protected readonly overall = computed(() => {
    const page = this.page();
    return page ? overallInWords(page.overall) : [];
  });
  protected readonly kinds = computed(() => {
    const overall = this.page()?.overall;
    return kindOrder.map((kind) => ({
      kind,
      ...kindWords[kind],
      count: overall?.kinds[kind] ?? 0,
      share: overall?.statements ? (overall.kinds[kind] / overall.statements) * 100 : 0,
      isOn: this.kind() === kind,
    }));
  });
  protected readonly filters = computed(() => {
    const page = this.page();
    return page ? filterGroups(page, this.filter()) : [];
  });
  protected readonly isFiltered = computed(() => {
    const { kind, debate, sector, again } = this.filter();
    return again || [kind, debate, sector].some((each) => each !== null);
  });
  private readonly found = computed(() => filtered(this.page()?.statements ?? [], this.filter()));
  /** As many as fit a page; begins again whenever something else is found. */
  private readonly most = linkedSignal({ source: this.found, computation: () => atOnce });
  protected readonly statements = computed(() => this.found().slice(0, this.most()));
  protected readonly more = computed(() => this.found().length - this.statements().length);
  protected readonly shown = computed(() =>
    shownInWords(
      this.found().length,
      this.page()?.statements.length ?? 0,
      (this.page()?.overall.shown ?? 0) > 1,
    ),
  );

  constructor() {
    const titles = inject(PageTitles);
    const announcer = inject(Announcer);
    effect(() => {
      const title = this.asked.value()?.inquiry.title;
      if (title) titles.set(`Same page: ${title}`);
    });
    let before: string | null = null;
    effect(() => {
      if (!this.page()) return;
      const shown = this.shown();
      if (before !== null && before !== shown) announcer.say(shown);
      before = shown;
    });
  }

  protected isSeen(statementId: string): boolean {
    return this.areAllSeen() || this.seenIds().has(statementId);
  }

  protected uncover(statementId: string, guessed: GuessResult | null): void {
    if (guessed) this.guessed.update((all) => new Map([...all, [statementId, guessed]]));
    else this.seen.update((seen) => `${seen} ${statementId}`.trim());
  }

  protected seeAll(): void {
    this.seen.set('*');
  }

  /** Paper has room for all, and is made before the page would follow by itself. */
  protected showAll(): void {
    this.isPrinting.set(true);
    this.most.set(Infinity);
    this.app.tick();
  }

  protected showMore(): void {
    this.most.update((most) => most + atOnce);
  }
}
