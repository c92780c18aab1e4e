import { Gathering } from '@samepage/platform';

/** How much is judged in one statement; beyond this it takes longer than it saves. */
export const atOnce = 200;

/**
 * A lane for each key: what is asked while one answer is under way makes the next question of that key, and no key waits
 * for another. A lane is gone when nobody is in it.
 */
export class Lanes<Question, Answer> {
  private readonly lanes = new Map<string, { gathering: Gathering<Question, Answer>; within: number }>();

  constructor(
    /** Answers in the order of the questions. */
    private readonly answer: (key: string, questions: readonly Question[]) => Promise<readonly Answer[]>,
    private readonly most: number,
  ) {}

  async ask(key: string, question: Question): Promise<Answer> {
    const lane = this.lanes.get(key) ?? {
      gathering: new Gathering((questions: readonly Question[]) => this.answer(key, questions), this.most),
      within: 0,
    };
    this.lanes.set(key, lane);
    lane.within++;
    try {
      return await lane.gathering.ask(question);
    } finally {
      if (--lane.within === 0) this.lanes.delete(key);
    }
  }
}
