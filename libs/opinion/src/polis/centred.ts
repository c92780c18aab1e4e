import { blank, type Votes } from '../votes';

/** Where everyone voted on everything one is enough. */
const meansRounds = 3;

/**
 * Votes with each statement's mean taken away, as a sparse matrix: a blank is given its statement's mean, and so is
 * nothing here. Statements that are out or about the people are nothing for everyone, as if all had passed (Polis,
 * `zero-out-columns`), and so are statements without a vote.
 */
export class Centred {
  /** Where each person's entries begin; one longer than there are people. */
  readonly starts: Int32Array;
  /** The statement of each entry, as a column of the votes. */
  readonly columns: Int32Array;
  /** The vote less the mean of its statement. */
  readonly values: Float64Array;
  /** The mean vote on each statement by those who voted on it; a pass counts as 0. */
  readonly means: Float64Array;
  /** How many statements each person voted on, those that are out as well. */
  readonly answers: Int32Array;
  /** How many statements have a vote, those that are out as well. */
  readonly asked: number;
  /** How many of them are out, or about the people. */
  readonly silent: number;

  constructor(
    readonly people: number,
    readonly statements: number,
    found: Pick<Centred, 'starts' | 'columns' | 'values' | 'means' | 'answers' | 'asked' | 'silent'>,
  ) {
    this.starts = found.starts;
    this.columns = found.columns;
    this.values = found.values;
    this.means = found.means;
    this.answers = found.answers;
    this.asked = found.asked;
    this.silent = found.silent;
  }

  static of({ people: { length: people }, statements, cells }: Votes): Centred {
    const width = statements.length;
    const isTold = statements.map(({ isOut, isMeta }) => !isOut && !isMeta);
    const starts = new Int32Array(people + 1);
    const columns: number[] = [];
    const values: number[] = [];
    const sums = new Float64Array(width);
    const counts = new Float64Array(width);
    const answers = new Int32Array(people);
    for (let row = 0; row < people; row += 1) {
      for (let column = 0; column < width; column += 1) {
        const vote = cells[row * width + column]!;
        if (vote === blank) continue;
        counts[column]! += 1;
        answers[row]! += 1;
        if (!isTold[column]) continue;
        columns.push(column);
        values.push(vote);
        sums[column]! += vote;
      }
      starts[row + 1] = columns.length;
    }
    const means = sums.map((sum, column) => sum / Math.max(1, counts[column]!));
    const asked = Array.from(counts.keys()).filter((column) => counts[column]! > 0);
    return new Centred(people, width, {
      starts,
      columns: Int32Array.from(columns),
      values: Float64Array.from(values, (vote, entry) => vote - means[columns[entry]!]!),
      means,
      answers,
      asked: asked.length,
      silent: asked.filter((column) => !isTold[column]).length,
    });
  }

  /**
   * The same with each person's own mean taken away too: what is left when some say yes to more than others do. Of
   * statements, then of people, again and again until both are nothing.
   */
  withoutYesSaying(): Centred {
    let values = this.values;
    for (let round = 0; round < meansRounds; round += 1) values = this.lessMeans(this.lessOwnMeans(values));
    return this.with(this.lessOwnMeans(values));
  }

  /** With statements' and people's means taken away once more, where chance has brought some back. */
  centredAgain(): Centred {
    return this.with(this.lessOwnMeans(this.lessMeans(this.values)));
  }

  private lessMeans(values: Float64Array): Float64Array {
    const sums = new Float64Array(this.statements);
    const counts = new Float64Array(this.statements);
    this.columns.forEach((column, entry) => {
      sums[column]! += values[entry]!;
      counts[column]! += 1;
    });
    return values.map((value, entry) => {
      const column = this.columns[entry]!;
      return value - sums[column]! / counts[column]!;
    });
  }

  private lessOwnMeans(before: Float64Array): Float64Array {
    const values = Float64Array.from(before);
    for (let row = 0; row < this.people; row += 1) {
      const [from, to] = [this.starts[row]!, this.starts[row + 1]!];
      let sum = 0;
      for (let entry = from; entry < to; entry += 1) sum += values[entry]!;
      for (let entry = from; entry < to; entry += 1) values[entry]! -= sum / (to - from);
    }
    return values;
  }

  /** The same people and statements with other values. */
  with(values: Float64Array): Centred {
    const { starts, columns, means, answers, asked, silent } = this;
    return new Centred(this.people, this.statements, {
      starts,
      columns,
      values,
      means,
      answers,
      asked,
      silent,
    });
  }

  /** The sum of all squares: what all axes together explain. */
  get total(): number {
    return this.values.reduce((sum, value) => sum + value * value, 0);
  }

  /**
   * XᵀXB for a block B of `width` loadings (statements × width, row by row), without ever making XᵀX.
   */
  spread(block: Float64Array, width: number): Float64Array {
    const result = new Float64Array(block.length);
    const score = new Float64Array(width);
    for (let row = 0; row < this.people; row += 1) {
      const [from, to] = [this.starts[row]!, this.starts[row + 1]!];
      score.fill(0);
      for (let entry = from; entry < to; entry += 1) {
        const value = this.values[entry]!;
        const at = this.columns[entry]! * width;
        for (let each = 0; each < width; each += 1) score[each]! += value * block[at + each]!;
      }
      for (let entry = from; entry < to; entry += 1) {
        const value = this.values[entry]!;
        const at = this.columns[entry]! * width;
        for (let each = 0; each < width; each += 1) result[at + each]! += value * score[each]!;
      }
    }
    return result;
  }
}
