import {
  afterNextRender,
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  Injector,
  input,
  signal,
  viewChild,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Band, Guessing, GuessResult, Sector } from '@samepage/contracts';
import {
  bandOrder,
  bandScale,
  capital,
  sizeInWords,
  SpButton,
  SpEmpty,
  SpSectorMark,
  SpSkeleton,
  SpSpot,
} from '@samepage/ui';
import { Api } from '../../api/api';
import { inquirySee } from '../../api/functions';
import { PageTitles } from '../../core/page-titles';
import { doing } from '../../shared/doing';
import { SpFormTrouble } from '../../shared/form-trouble';
import { loaded } from '../../shared/load';
import { SpPageTrouble } from '../../shared/page-trouble';
import { SpBandBar } from './band-bar';
import { OpinionApi } from './opinion-api';
import { gapsInWords, guessInWords, guessQuestion, outInWords } from './same-page-words';

/** What was guessed, and how it is. */
interface Seen extends GuessResult {
  readonly text: string;
  readonly sector: Sector;
}

/** Guess the other: say how many of another sector agree, then see. All guesses together show how well sectors know each other. */
@Component({
  selector: 'sp-guess',
  imports: [
    RouterLink,
    SpBandBar,
    SpButton,
    SpEmpty,
    SpFormTrouble,
    SpPageTrouble,
    SpSectorMark,
    SpSkeleton,
    SpSpot,
  ],
  templateUrl: './guess.page.html',
  styleUrl: './guess.page.css',
})
export class GuessPage {
  readonly slug = input.required<string>();

  private readonly api = inject(Api);
  private readonly opinion = inject(OpinionApi);
  private readonly injector = inject(Injector);
  protected readonly asked = loaded(this.slug, async (slug) => {
    const inquiry = await this.api.invoke(inquirySee, { slug });
    return { inquiry, guessing: await this.opinion.guessing(inquiry.id) };
  });
  protected readonly answers = bandOrder.map((band) => ({ band, words: capital(bandScale[band].words) }));
  protected readonly seen = signal<Seen | null>(null);
  protected readonly guessing = doing();
  protected readonly next = computed(() => this.asked.value()?.guessing.next ?? null);
  protected readonly question = computed(() => guessQuestion(this.next()?.sector.name ?? ''));
  protected readonly verdict = computed(() => {
    const seen = this.seen();
    return seen ? guessInWords(seen, seen.sector.name) : '';
  });
  protected readonly gaps = computed(() => this.asked.value()?.guessing.gaps ?? []);
  protected readonly finding = computed(() => gapsInWords(this.gaps()));
  protected readonly rows = computed(() =>
    this.gaps()
      .toSorted((one, other) => Math.abs(other.out) - Math.abs(one.out))
      .map(({ from, about, guesses, out }) => ({
        id: `${from.id}-${about.id}`,
        from,
        about,
        guesses: sizeInWords(guesses),
        out: outInWords(out),
      })),
  );
  private readonly answer = viewChild<ElementRef<HTMLElement>>('answer');
  private readonly ask = viewChild<ElementRef<HTMLElement>>('ask');

  constructor() {
    const titles = inject(PageTitles);
    effect(() => {
      const title = this.asked.value()?.inquiry.title;
      if (title) titles.set(`Guess the other: ${title}`);
    });
  }

  protected async guess(band: Band): Promise<void> {
    const next = this.next();
    const inquiryId = this.asked.value()?.inquiry.id;
    if (!next || !inquiryId) return;
    const { statementId, text, sector } = next;
    const result = await this.guessing.run(() =>
      this.opinion.guess(inquiryId, { statementId, sectorId: sector.id, guess: band }),
    );
    if (!result) return;
    this.seen.set({ ...result, text, sector });
    this.goTo(() => this.answer());
  }

  /** The next one, with what all guesses say by now. */
  protected async another(): Promise<void> {
    const asked = this.asked.value();
    if (!asked) return;
    const guessing = await this.guessing.run<Guessing>(() => this.opinion.guessing(asked.inquiry.id));
    if (!guessing) return;
    this.asked.set({ ...asked, guessing });
    this.seen.set(null);
    this.goTo(() => this.ask());
  }

  /** The button they pressed is gone: they begin at what came of it. */
  private goTo(place: () => ElementRef<HTMLElement> | undefined): void {
    afterNextRender({ read: () => place()?.nativeElement.focus() }, { injector: this.injector });
  }
}
