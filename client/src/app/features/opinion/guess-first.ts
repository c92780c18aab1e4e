import { Component, computed, inject, input, output } from '@angular/core';
import type { Band, GuessResult, Sector } from '@samepage/contracts';
import { bandOrder, bandScale, capital, SpButton } from '@samepage/ui';
import { doing } from '../../shared/doing';
import { SpFormTrouble } from '../../shared/form-trouble';
import { OpinionApi } from './opinion-api';
import { guessQuestion } from './same-page-words';

/** Stands where a statement's picture will be: one guesses first how another sector answered, or asks to be shown. */
@Component({
  selector: 'sp-guess-first',
  imports: [SpButton, SpFormTrouble],
  template: `
    <p [id]="questionId()">
      <b>{{ question() }}</b> Guess first, and then see.
    </p>
    <sp-form-trouble [trouble]="guessing.trouble()" />
    <div class="answers" role="group" [attr.aria-labelledby]="questionId()">
      @for (answer of answers; track answer.band) {
        <button spButton kind="quiet" type="button" (click)="guess(answer.band)">{{ answer.words }}</button>
      }
    </div>
    <p>
      <button class="plain" type="button" (click)="shown.emit()">
        Show me<span class="visually-hidden"> how sectors answered “{{ text() }}”</span>
      </button>
    </p>
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: var(--space-3);
      padding: var(--space-4);
      background: var(--sheet);
      border-inline-start: var(--stroke-heavy) solid var(--spot-line);
    }
    .answers {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(8.5rem, 1fr));
      gap: var(--space-2);
      max-inline-size: 52rem;
    }
    .plain {
      min-block-size: var(--target);
      padding: 0;
      border: 0;
      background: none;
      color: var(--action);
      font: inherit;
      text-decoration: underline;
      cursor: pointer;
    }
  `,
})
export class SpGuessFirst {
  readonly inquiryId = input.required<string>();
  readonly statementId = input.required<string>();
  readonly text = input.required<string>();
  /** The sector to guess about. */
  readonly sector = input.required<Sector>();
  readonly guessed = output<GuessResult>();
  /** The reader wants to see without guessing. */
  readonly shown = output();

  private readonly opinion = inject(OpinionApi);
  protected readonly answers = bandOrder.map((band) => ({ band, words: capital(bandScale[band].words) }));
  protected readonly guessing = doing();
  protected readonly question = computed(() => guessQuestion(this.sector().name));
  protected readonly questionId = computed(() => `guess-${this.statementId()}`);

  protected async guess(guess: Band): Promise<void> {
    const about = { statementId: this.statementId(), sectorId: this.sector().id };
    const result = await this.guessing.run(() => this.opinion.guess(this.inquiryId(), { ...about, guess }));
    if (result) this.guessed.emit(result);
  }
}
