/**
 * Keeps numbers from being worked out. Every number is a sum of the same unknowns, written as one coefficient for
 * each; what is made known are such sums, and so everything that follows from them by adding and subtracting is known
 * too. A ledger takes a sum only where none of its secrets would follow.
 */
export class Ledger {
  /** What is known, each reduced so that its pivot is in no other. */
  private rows: Row[] = [];
  /** What is left of each secret once all that is known is taken away: never nothing. */
  private secrets: number[][];

  constructor(secrets: readonly (readonly number[])[], known: readonly (readonly number[])[] = []) {
    for (const sum of known) this.rows = withRow(this.rows, sum);
    // What is known already cannot be kept.
    this.secrets = secrets.map((sum) => reduced(sum, this.rows)).filter((rest) => !isNothing(rest));
  }

  /** Whether these could be made known together. */
  allows(sums: readonly (readonly number[])[]): boolean {
    return this.after(sums) !== undefined;
  }

  /** Makes these known; call it only where `allows` says so. */
  publish(sums: readonly (readonly number[])[]): void {
    const after = this.after(sums);
    if (!after) throw new RangeError('A secret would follow from this.');
    [this.rows, this.secrets] = after;
  }

  private after(sums: readonly (readonly number[])[]): [Row[], number[][]] | undefined {
    let rows = this.rows;
    for (const sum of sums) rows = withRow(rows, sum);
    if (rows === this.rows) return [rows, this.secrets];
    const secrets = this.secrets.map((sum) => reduced(sum, rows));
    return secrets.some(isNothing) ? undefined : [rows, secrets];
  }
}

interface Row {
  readonly pivot: number;
  readonly sum: readonly number[];
}

/** Coefficients are small whole numbers and their quotients; anything below this is what rounding left. */
const tiny = 1e-9;

function isNothing(sum: readonly number[]): boolean {
  return sum.every((each) => Math.abs(each) < tiny);
}

/** A sum without what is known of it. */
function reduced(sum: readonly number[], rows: readonly Row[]): number[] {
  let rest = [...sum];
  for (const { pivot, sum: row } of rows) {
    const times = rest[pivot] ?? 0;
    if (Math.abs(times) >= tiny) rest = rest.map((each, index) => each - times * (row[index] ?? 0));
  }
  return rest;
}

/** The same rows where the sum says nothing new. */
function withRow(rows: Row[], sum: readonly number[]): Row[] {
  const rest = reduced(sum, rows);
  const pivot = rest.findIndex((each) => Math.abs(each) >= tiny);
  if (pivot === -1) return rows;
  const row: Row = { pivot, sum: rest.map((each) => each / (rest[pivot] ?? 1)) };
  return [...rows.map((each) => ({ ...each, sum: reduced(each.sum, [row]) })), row];
}
