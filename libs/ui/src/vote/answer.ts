/** A shape beside an answer's words: a tick, a cross, a line, a wave. */
export type AnswerShape = 'tick' | 'cross' | 'line' | 'wave';

/** One of a few large answers. `note` says in a few words what choosing it means. */
export interface Answer<T extends string = string> {
  readonly value: T;
  readonly label: string;
  readonly note?: string;
  readonly shape: AnswerShape;
}

export const answerPaths: Readonly<Record<AnswerShape, string>> = {
  tick: 'M1.2 8.8 5.9 14 15 3.6 12.8 1.7 5.8 9.7 3.3 6.9z',
  cross: 'M3.4 1.3 8 5.9l4.6-4.6 2.1 2.1L10.1 8l4.6 4.6-2.1 2.1L8 10.1l-4.6 4.6-2.1-2.1L5.9 8 1.3 3.4z',
  line: 'M1 6.4h14v3.2H1z',
  wave: 'M.5 9.2C1.6 5.4 3.2 3.6 5.2 3.6c2 0 3 1.6 4 3.1.7 1.1 1.2 1.8 1.9 1.8.7 0 1.4-.9 2-2.9l2.4.9c-1.1 3.8-2.6 5.7-4.6 5.7-2 0-3.1-1.6-4.1-3.1-.7-1.1-1.2-1.8-1.8-1.8-.7 0-1.4.9-2.1 2.9z',
};

export type VoteChoice = 'agree' | 'disagree' | 'pass';

export const voteAnswers: readonly Answer<VoteChoice>[] = [
  { value: 'agree', label: 'Agree', shape: 'tick' },
  { value: 'disagree', label: 'Disagree', shape: 'cross' },
  { value: 'pass', label: 'Pass', note: 'Not sure, or not mine to say', shape: 'line' },
];
