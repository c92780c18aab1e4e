import { booleanAttribute, Component, computed, ElementRef, inject, input, output } from '@angular/core';
import { freshId } from '../ids';
import { Answer, answerPaths } from './answer';

const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/**
 * A few large answers, of which one can be chosen, and chosen anew. Arrow keys only move; space, enter
 * or a press chooses, because an answer may be sent at once and nobody should vote by passing over it.
 */
@Component({
  selector: 'sp-answer-choice',
  template: `
    @if (label()) {
      <p class="label" [id]="labelId">{{ label() }}</p>
    }
    <div
      class="answers"
      role="radiogroup"
      [attr.aria-labelledby]="labelledBy() || (label() ? labelId : null)"
      [attr.aria-label]="label() || labelledBy() ? null : 'Your answer'"
    >
      @for (answer of answers(); track answer.value; let index = $index) {
        <button
          type="button"
          role="radio"
          [attr.data-value]="answer.value"
          [attr.aria-checked]="answer.value === choice()"
          [attr.aria-disabled]="disabled() || null"
          [tabindex]="index === stop() ? 0 : -1"
          (click)="choose(answer)"
          (keydown)="move($event, index)"
        >
          <svg viewBox="0 0 16 16" aria-hidden="true"><path [attr.d]="paths[answer.shape]" /></svg>
          <span class="words">
            <span class="word">{{ answer.label }}</span>
            @if (answer.value === choice()) {
              <span class="yours" aria-hidden="true">Your answer</span>
            } @else if (answer.note) {
              <span class="note">{{ answer.note }}</span>
            }
          </span>
        </button>
      }
    </div>
  `,
  styleUrl: './answer-choice.css',
})
export class SpAnswerChoice<T extends string> {
  readonly answers = input.required<readonly Answer<T>[]>();
  readonly choice = input<T | null>(null);
  readonly label = input('');
  /** The id of the words elsewhere on the page that ask already. */
  readonly labelledBy = input('');
  readonly disabled = input(false, { transform: booleanAttribute });
  readonly chosen = output<T>();

  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly labelId = freshId('sp-answers');
  protected readonly paths = answerPaths;
  /** The one answer that Tab stops at: the chosen one, else the first. */
  protected readonly stop = computed(() =>
    Math.max(
      0,
      this.answers().findIndex((answer) => answer.value === this.choice()),
    ),
  );

  protected choose(answer: Answer<T>): void {
    if (!this.disabled() && answer.value !== this.choice()) this.chosen.emit(answer.value);
  }

  protected move(event: KeyboardEvent, from: number): void {
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    const radios = this.element.querySelectorAll<HTMLElement>('[role=radio]');
    radios[(from + step + radios.length) % radios.length]?.focus();
  }
}
