import { chance } from '../chance';
import { agree, blank, disagree, type Votes } from '../votes';

/** What a statement's votes say when what people usually vote, and on which side they stand, is taken away. */
export interface Bridging {
  /** By statement, in their order: how much it is agreed with beyond what sides explain, from about -1 to 1. Null without votes. */
  readonly scores: readonly (number | null)[];
  /** By statement: how much it parts the sides; near 0 where it does not. */
  readonly partings: readonly (number | null)[];
}

/** Regularisation as the Community Notes rank notes by: intercepts are held back more than factors. */
const hold = { intercept: 0.15, factor: 0.03 };
const mostSweeps = 300;
const settled = 1e-7;

/**
 * A second opinion on what bridges, which needs no groups: vote ≈ μ + person + statement + side(person) ×
 * side(statement), with one dimension of sides (Wojcik et al., Birdwatch, arXiv 2210.15723), fitted by alternating
 * least squares. The statement's own part is the score. An agree counts 1, a pass ½, a disagree 0. With few votes
 * scores are held near 0. Of raw votes it is for analysts; what may be shown of it, `secondOpinionOf` says.
 */
export function bridgingOf(votes: Votes): Bridging {
  const model = new Factors(votes);
  let before = Infinity;
  for (let sweep = 0; sweep < mostSweeps; sweep += 1) {
    const loss = model.sweep();
    if (Math.abs(before - loss) <= settled * Math.max(1, loss)) break;
    before = loss;
  }
  return model.result();
}

/** One person or one statement: what it adds, and on which side it is. */
interface Part {
  intercept: number;
  side: number;
  /** Who or what it meets, and how that went. */
  readonly meets: { readonly other: Part; readonly value: number }[];
}

class Factors {
  private mean = 0;
  private readonly people: readonly Part[];
  private readonly statements: readonly Part[];

  constructor(votes: Votes) {
    const next = chance(1);
    const part = (): Part => ({ intercept: 0, side: next() - 0.5, meets: [] });
    this.people = votes.people.map(part);
    this.statements = votes.statements.map(part);
    for (const [row, person] of this.people.entries()) {
      for (const [column, statement] of this.statements.entries()) {
        const vote = votes.at(row, column);
        const { isOut, isMeta } = votes.statements[column]!;
        if (vote === blank || isOut || isMeta) continue;
        const value = vote === agree ? 1 : vote === disagree ? 0 : 0.5;
        person.meets.push({ other: statement, value });
        statement.meets.push({ other: person, value });
      }
    }
  }

  /** Fits everyone, then every statement, to what the others are now; says how far off all are together. */
  sweep(): number {
    let sum = 0;
    let count = 0;
    for (const part of this.people) {
      for (const { other, value } of part.meets) {
        sum += value - part.intercept - other.intercept - part.side * other.side;
        count += 1;
      }
    }
    this.mean = sum / (count + hold.intercept);
    for (const part of this.people) this.fit(part);
    for (const part of this.statements) this.fit(part);
    return this.loss();
  }

  result(): Bridging {
    const told = (figure: (part: Part) => number): (number | null)[] =>
      this.statements.map((part) => (part.meets.length > 0 ? figure(part) : null));
    return { scores: told(({ intercept }) => intercept), partings: told(({ side }) => Math.abs(side)) };
  }

  /** Least squares in two unknowns, the intercept and the side. */
  private fit(part: Part): void {
    let [a, b, c, d, e] = [hold.intercept, 0, hold.factor, 0, 0];
    for (const { other, value } of part.meets) {
      const left = value - this.mean - other.intercept;
      a += 1;
      b += other.side;
      c += other.side ** 2;
      d += left;
      e += left * other.side;
    }
    const determinant = a * c - b * b;
    part.intercept = (c * d - b * e) / determinant;
    part.side = (a * e - b * d) / determinant;
  }

  private loss(): number {
    let loss = 0;
    for (const part of this.people) {
      for (const { other, value } of part.meets) {
        loss += (value - this.mean - part.intercept - other.intercept - part.side * other.side) ** 2;
      }
    }
    for (const { intercept, side } of [...this.people, ...this.statements]) {
      loss += hold.intercept * intercept ** 2 + hold.factor * side ** 2;
    }
    return loss;
  }
}
