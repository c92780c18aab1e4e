import { Gathering } from '@samepage/platform';

/** How much is judged in one statement; beyond this it takes longer than it saves. */
export const atOnce = 200;

/**
 * Milliseconds from one statement to the next where so much comes that several share it. A statement costs the server much the
 * same however many votes are in it, and nobody sees a tenth of a second between a tap and its tick.
 */
const window = 100;

/** Milliseconds for which an empty lane is kept: what came lately says whether to wait for more. */
const keptFor = 2_000;

interface Lane<Question, Answer> {
  readonly gathering: Gathering<Question, Answer>;
  within: number;
  closing: NodeJS.Timeout | undefined;
}

/**
 * A lane for each key: what is asked while one answer is under way makes the next question of that key, and no key waits
 * for another. A lane is gone a while after nobody is in it.
 */
export class Lanes<Question, Answer> {
  private readonly lanes = new Map<string, Lane<Question, Answer>>();

  constructor(
    /** Answers in the order of the questions. */
    private readonly answer: (key: string, questions: readonly Question[]) => Promise<readonly Answer[]>,
    private readonly most: number,
  ) {}

  /** How many there are. */
  get size(): number {
    return this.lanes.size;
  }

  async ask(key: string, question: Question): Promise<Answer> {
    const lane = this.lanes.get(key) ?? this.open(key);
    clearTimeout(lane.closing);
    lane.within++;
    try {
      return await lane.gathering.ask(question);
    } finally {
      if (--lane.within === 0) lane.closing = setTimeout(() => this.lanes.delete(key), keptFor).unref();
    }
  }

  private open(key: string): Lane<Question, Answer> {
    const ask = (questions: readonly Question[]): Promise<readonly Answer[]> => this.answer(key, questions);
    const lane = { gathering: new Gathering(ask, this.most, window), within: 0, closing: undefined };
    this.lanes.set(key, lane);
    return lane;
  }
}
