import { blank, Votes, type Counts, type Statement, type Vote } from '../votes';

/** Everyone's votes while they are cast. Each vote costs the same however many there are. */
export class BallotBox {
  private readonly rows = new Map<string, Int8Array>();
  private readonly columns = new Map<string, number>();
  private readonly statements: Statement[] = [];
  private readonly counts: { agree: number; disagree: number; pass: number }[] = [];

  /** Asks a statement; again, to say that it was taken out. */
  ask(statement: Statement): void {
    const column = this.columns.get(statement.id);
    if (column !== undefined) {
      this.statements[column] = statement;
      return;
    }
    this.columns.set(statement.id, this.statements.length);
    this.statements.push(statement);
    this.counts.push({ agree: 0, disagree: 0, pass: 0 });
  }

  /**
   * Casts a vote, changes it, or with null takes it back.
   * @throws RangeError when the statement was not asked.
   */
  cast(person: string, statement: string, vote: Vote | null): void {
    const column = this.columns.get(statement);
    if (column === undefined) throw new RangeError(`The statement ${statement} was not asked.`);
    const row = this.rowOf(person, column);
    this.add(column, row[column]!, -1);
    row[column] = vote ?? blank;
    this.add(column, row[column], 1);
  }

  /** How everyone voted on a statement so far. */
  countsOf(statement: string): Counts {
    return { ...(this.counts[this.columns.get(statement) ?? -1] ?? { agree: 0, disagree: 0, pass: 0 }) };
  }

  /** All votes as they are now, people in the order in which they first voted. */
  votes(): Votes {
    const width = this.statements.length;
    const cells = new Int8Array(this.rows.size * width).fill(blank);
    let at = 0;
    for (const row of this.rows.values()) {
      cells.set(row.subarray(0, width), at);
      at += width;
    }
    return new Votes([...this.rows.keys()], [...this.statements], cells);
  }

  /** A person's votes, with room for this statement. Room doubles, so that it is seldom made. */
  private rowOf(person: string, column: number): Int8Array {
    const row = this.rows.get(person);
    if (row && column < row.length) return row;
    const wider = new Int8Array(Math.max(16, 2 ** Math.ceil(Math.log2(column + 1)))).fill(blank);
    if (row) wider.set(row);
    this.rows.set(person, wider);
    return wider;
  }

  private add(column: number, vote: number, change: 1 | -1): void {
    const counts = this.counts[column]!;
    if (vote === 1) counts.agree += change;
    else if (vote === -1) counts.disagree += change;
    else if (vote === 0) counts.pass += change;
  }
}
