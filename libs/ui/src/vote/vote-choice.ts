import { booleanAttribute, Component, input, output } from '@angular/core';
import { VoteChoice, voteAnswers } from './answer';
import { SpAnswerChoice } from './answer-choice';

/** Agree, disagree or pass on one statement. Tells what was chosen; the caller keeps the choice. */
@Component({
  selector: 'sp-vote-choice',
  imports: [SpAnswerChoice],
  template: `
    <sp-answer-choice
      [answers]="answers"
      [choice]="choice()"
      [label]="label()"
      [disabled]="disabled()"
      (chosen)="chosen.emit($event)"
    />
  `,
})
export class SpVoteChoice {
  readonly choice = input<VoteChoice | null>(null);
  readonly label = input('');
  readonly disabled = input(false, { transform: booleanAttribute });
  readonly chosen = output<VoteChoice>();

  protected readonly answers = voteAnswers;
}
