/** How one person answered one statement. */
export type Vote = -1 | 0 | 1;
export const agree = 1;
export const disagree = -1;
export const pass = 0;

/** In a cell of `Votes`: this person did not vote on this statement. Never a vote, also not a pass. */
export const blank = 2;

/** One statement as the library needs to know it. */
export interface Statement {
  readonly id: string;
  /** Taken out by moderation: never shown as anybody's statement, and tells nothing about where people stand. */
  readonly isOut?: boolean;
  /** About the people ("I live in a town"), not about the matter. Tells nothing about where people stand either. */
  readonly isMeta?: boolean;
}

/** One vote as it comes from wherever votes are kept. Of several by one person on one statement the last counts. */
export interface Cast {
  readonly person: string;
  readonly statement: string;
  readonly vote: Vote;
}

/**
 * Everyone's votes: people in rows, statements in columns, in the order in which they were given. Immutable by
 * agreement: whoever needs other votes makes another.
 */
export class Votes {
  private readonly rowOf: ReadonlyMap<string, number>;
  private readonly columnOf: ReadonlyMap<string, number>;

  constructor(
    readonly people: readonly string[],
    readonly statements: readonly Statement[],
    /** Row by row; each a `Vote` or `blank`. As long as people times statements. */
    readonly cells: Int8Array,
  ) {
    if (cells.length !== people.length * statements.length) {
      throw new RangeError(
        `${cells.length} cells for ${people.length} people × ${statements.length} statements.`,
      );
    }
    this.rowOf = new Map(people.map((id, row) => [id, row]));
    this.columnOf = new Map(statements.map(({ id }, column) => [id, column]));
  }

  /** Votes by people or on statements that are not in the lists are an error: nothing is left out in silence. */
  static of(people: readonly string[], statements: readonly Statement[], casts: Iterable<Cast>): Votes {
    const votes = new Votes(people, statements, new Int8Array(people.length * statements.length).fill(blank));
    for (const { person, statement, vote } of casts) {
      votes.cells[votes.row(person) * statements.length + votes.column(statement)] = vote;
    }
    return votes;
  }

  row(person: string): number {
    const row = this.rowOf.get(person);
    if (row === undefined) throw new RangeError(`There is nobody called ${person} among these people.`);
    return row;
  }

  column(statement: string): number {
    const column = this.columnOf.get(statement);
    if (column === undefined) throw new RangeError(`There is no statement ${statement} among these.`);
    return column;
  }

  /** A `Vote`, or `blank`. */
  at(row: number, column: number): number {
    return this.cells[row * this.statements.length + column] as number;
  }
}

/** How many agree, disagree and pass. Their sum is how many voted. */
export interface Counts {
  readonly agree: number;
  readonly disagree: number;
  readonly pass: number;
}
