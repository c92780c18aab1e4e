import {
  afterNextRender,
  Component,
  computed,
  ElementRef,
  inject,
  Injector,
  input,
  output,
  viewChild,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import type { GuessResult, SamePageStatement, Sector } from '@samepage/contracts';
import { Announcer, bandScale, kindWords, SpSectorBars, SpVoice } from '@samepage/ui';
import { SpDate } from '../../shared/dates';
import { SpGuessFirst } from './guess-first';
import { bridgeInWords, driftInWords, guessInWords } from './same-page-words';

/** One statement: who said it, how each sector stands on it, what changed since it was asked before. */
@Component({
  selector: 'sp-same-page-statement',
  imports: [RouterLink, SpDate, SpGuessFirst, SpSectorBars, SpVoice],
  template: `
    <article class="stack" [attr.aria-labelledby]="titleId()">
      <header class="stack stack-tight">
        @if (!toGuess()) {
          <p class="kind" [attr.data-kind]="statement().picture.kind">{{ kind().name }}</p>
        }
        <h3 #title [id]="titleId()" tabindex="-1">{{ label() }}</h3>
        <p class="cluster small">
          @if (statement().by; as voice) {
            <sp-voice [name]="voice.name" [sector]="voice.sector" />
          }
          <a [routerLink]="['/debates', statement().debateId]">{{ statement().debateTitle }}</a>
          <time class="soft" [attr.datetime]="statement().at">{{ statement().at | spDate: 'year' }}</time>
        </p>
      </header>
      @if (toGuess(); as sector) {
        <sp-guess-first
          [inquiryId]="inquiryId()"
          [statementId]="statement().statementId"
          [text]="label()"
          [sector]="sector"
          (guessed)="uncover($event)"
          (shown)="uncover(null)"
        />
      } @else {
        <sp-sector-bars
          [picture]="statement().picture"
          [label]="label()"
          where="that room"
          [least]="least()"
          [hasKey]="hasKey()"
        />
      }
      @if (lines().length) {
        <ul role="list" class="lines">
          @for (line of lines(); track line) {
            <li>{{ line }}</li>
          }
        </ul>
      }
      @for (drift of drifts(); track drift.statementId) {
        <section class="drift stack stack-tight" [attr.aria-labelledby]="drift.titleId">
          <h4 [id]="drift.titleId">
            Asked before, on {{ drift.at | spDate: 'year' }}, in
            <a [routerLink]="['/debates', drift.debateId]">{{ drift.debateTitle }}</a>
          </h4>
          <ul role="list" class="lines">
            @for (line of drift.lines; track line) {
              <li>{{ line }}</li>
            }
          </ul>
          <details>
            <summary>How it stood then</summary>
            <sp-sector-bars
              [picture]="drift.picture"
              [label]="'Then: ' + label()"
              where="that room"
              [least]="least()"
              [hasKey]="false"
            />
          </details>
        </section>
      }
    </article>
  `,
  styles: `
    h3 {
      max-inline-size: 38rem;
    }
    h3:focus:not(:focus-visible) {
      outline: none;
    }
    h4 {
      font-size: 1em;
    }
    .kind {
      align-self: flex-start;
      padding: 0.1em 0.6em;
      border: var(--stroke) solid var(--ink);
      font-size: var(--text-small);
      font-weight: 640;
      line-height: 1.4;
    }
    .kind[data-kind='shared'] {
      background: var(--ink);
      color: var(--paper);
      print-color-adjust: exact;
    }
    .kind[data-kind='sector-specific'] {
      border-style: double;
      border-width: 5px;
    }
    .kind[data-kind='unsure'],
    .kind[data-kind='unheard'] {
      border-style: dashed;
    }
    .lines li {
      margin: 0;
      max-inline-size: 42rem;
    }
    .drift {
      padding-inline-start: var(--space-4);
      border-inline-start: var(--stroke-heavy) solid var(--spot-line);
    }
    summary {
      min-block-size: var(--target);
      padding-block: var(--space-2);
      color: var(--action);
      font-size: var(--text-small);
    }
  `,
})
export class SpSamePageStatement {
  readonly statement = input.required<SamePageStatement>();
  readonly sectors = input.required<readonly Sector[]>();
  readonly least = input.required<number>();
  readonly hasKey = input(false);
  readonly inquiryId = input('');
  /** The reader's own sector, where they may guess how others stand. */
  readonly mine = input<string | null>(null);
  /** Whether they asked to see without guessing. */
  readonly isSeen = input(false);
  /** What they guessed on this page. */
  readonly guessed = input<GuessResult | undefined>(undefined);
  /** They guessed, or asked to be shown: null. */
  readonly uncovered = output<GuessResult | null>();

  private readonly announcer = inject(Announcer);
  private readonly injector = inject(Injector);
  private readonly title = viewChild.required<ElementRef<HTMLElement>>('title');
  protected readonly titleId = computed(() => `statement-${this.statement().statementId}`);
  protected readonly label = computed(
    () => this.statement().text ?? 'A statement that is not shown any more',
  );
  private readonly guesses = computed(() => {
    const guessed = this.guessed();
    return guessed ? [...this.statement().guesses, guessed] : this.statement().guesses;
  });
  /** The sector to guess about before the picture is shown. */
  protected readonly toGuess = computed(() => {
    const { text, picture } = this.statement();
    const mine = this.mine();
    if (mine === null || text === null || this.isSeen() || this.guesses().length) return undefined;
    const others = picture.sectors.flatMap(({ sector }) => (sector.id === mine ? [] : [sector]));
    return pickFor(this.statement().statementId, others);
  });
  protected readonly kind = computed(() => kindWords[this.statement().picture.kind]);
  /** How everyone voted, what it is sorted by, and what the reader guessed. */
  protected readonly lines = computed(() => {
    if (this.toGuess()) return [];
    const { tally, picture } = this.statement();
    const nameOf = (id: string) =>
      this.sectors().find((sector) => sector.id === id)?.name ?? 'another sector';
    return [
      ...(tally
        ? [`Everyone together: ${tally.agree} agree, ${tally.disagree} disagree, ${tally.pass} pass.`]
        : []),
      ...[bridgeInWords(picture)].filter(Boolean),
      ...this.guesses().map(
        ({ sectorId, guess, was }) =>
          `You guessed ${bandScale[guess].words} for ${nameOf(sectorId)}. It was ${bandScale[was].words}.`,
      ),
    ];
  });
  protected readonly drifts = computed(() => {
    if (this.toGuess()) return [];
    return this.statement().before.map((each) => ({
      ...each,
      titleId: `then-${each.statementId}`,
      lines: driftInWords(this.statement().picture, each.picture),
    }));
  });

  /** The button they pressed is gone: they begin at the statement, and hear how their guess was. */
  protected uncover(guessed: GuessResult | null): void {
    const about = this.sectors().find(({ id }) => id === guessed?.sectorId);
    this.uncovered.emit(guessed);
    if (guessed && about) this.announcer.say(guessInWords(guessed, about.name));
    afterNextRender({ read: () => this.title().nativeElement.focus() }, { injector: this.injector });
  }
}

/** One of several, the same each time for a statement, and another for another: each sector is guessed about in turn. */
export function pickFor<T>(statementId: string, several: readonly T[]): T | undefined {
  const sum = Array.from(statementId).reduce((total, letter) => total + (letter.codePointAt(0) ?? 0), 0);
  return several[sum % several.length];
}
