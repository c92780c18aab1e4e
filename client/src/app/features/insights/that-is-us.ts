import { Component, computed, inject, input, output } from '@angular/core';
import { insightLimits, type Insight, type InsightAnswer } from '@samepage/contracts';
import { SpAnswerChoice, SpButton, SpControl, SpField } from '@samepage/ui';
import { Api } from '../../api/api';
import { insightAnswer, insightTakeAnswerBack } from '../../api/functions';
import { keptWords } from '../../core/kept-words';
import { doing } from '../../shared/doing';
import { SpFormTrouble } from '../../shared/form-trouble';
import { SpWords } from '../../shared/words';
import { answerChoices } from './insight-words';

/** Whether the reader knows themselves in an insight: one answer, sent at once, and a line beside it if they like. */
@Component({
  selector: 'sp-that-is-us',
  imports: [SpAnswerChoice, SpButton, SpControl, SpField, SpFormTrouble, SpWords],
  templateUrl: './that-is-us.html',
})
export class SpThatIsUs {
  readonly insight = input.required<Insight>();
  readonly changed = output<Insight>();

  private readonly api = inject(Api);
  protected readonly choices = answerChoices;
  protected readonly limit = insightLimits.line;
  protected readonly line = keptWords(() => `insight-line.${this.insight().id}`);
  protected readonly answering = doing();
  protected readonly adding = doing();
  protected readonly mine = computed(() => this.insight().mine);
  protected readonly hint = computed(
    () =>
      `Everyone in the inquiry can read it once ${this.insight().counts.least} people have answered, without your name, your sector or your answer.`,
  );
  /** An answer to a claim that was changed since is no answer to this one. */
  protected readonly choice = computed(() => (this.mine()?.isCurrent ? this.mine()?.answer : null) ?? null);

  protected async answer(answer: InsightAnswer): Promise<void> {
    await this.send(answer, this.mine()?.line ?? null, this.answering);
  }

  protected async addLine(event: Event): Promise<void> {
    event.preventDefault();
    const [line, answer] = [this.line().trim(), this.choice()];
    if (!answer || this.adding.stopFor(line ? {} : { line: 'Write a few words first.' })) return;
    if (await this.send(answer, line, this.adding)) this.line.set('');
  }

  protected async takeLineBack(): Promise<void> {
    const answer = this.mine()?.answer;
    if (answer) await this.send(answer, null, this.adding);
  }

  protected async takeBack(): Promise<void> {
    const { id: insightId } = this.insight();
    const insight = await this.answering.run(() => this.api.invoke(insightTakeAnswerBack, { insightId }));
    if (insight) this.changed.emit(insight);
  }

  private async send(
    answer: InsightAnswer,
    line: string | null,
    by: typeof this.answering,
  ): Promise<boolean> {
    const { id: insightId } = this.insight();
    const body = { answer, line };
    const insight = await by.run(() => this.api.invoke(insightAnswer, { insightId, body }));
    if (insight) this.changed.emit(insight);
    return insight !== undefined;
  }
}
