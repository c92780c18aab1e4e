import { setImmediate as turn, setTimeout as sleep } from 'node:timers/promises';
import { Pace } from './pace';

interface Waiting<Question, Answer> {
  readonly question: Question;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Asks many questions in one: what is asked while one answer is under way makes the next question. Alone, a question
 * is asked at once, or with a window in the next turn of the event loop. When five hundred come back at the same moment, two statements let them all in.
 */
export class Gathering<Question, Answer> {
  private waiting: Waiting<Question, Answer>[] = [];
  private isBusy = false;
  private readonly pace = new Pace();

  constructor(
    /** Answers in the order of the questions. */
    private readonly answer: (questions: readonly Question[]) => Promise<readonly Answer[]>,
    private readonly most: number,
    /** Milliseconds between two questions that are worth waiting where so much is asked that it gathers something. */
    private readonly window = 0,
  ) {}

  ask(question: Question): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ question, resolve, reject });
      this.pace.note(performance.now());
      if (!this.isBusy) void this.work();
    });
  }

  private async work(): Promise<void> {
    this.isBusy = true;
    while (this.waiting.length > 0) {
      const wait = this.pace.wait(this.window, performance.now());
      if (wait > 0) await sleep(wait);
      // What comes in one turn of the event loop comes together: an answer to many is often many questions.
      else if (this.window > 0) await turn();
      this.pace.went(performance.now());
      await this.answerSome(this.waiting.splice(0, this.most));
    }
    this.isBusy = false;
  }

  private async answerSome(group: readonly Waiting<Question, Answer>[]): Promise<void> {
    try {
      const answers = await this.answer(group.map(({ question }) => question));
      group.forEach(({ resolve }, index) => resolve(answers[index] as Answer));
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
  }
}
