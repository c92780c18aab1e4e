import { agree, blank, disagree, pass, type Counts, type Votes } from '../votes';

/** How the people in these rows voted on each statement, in the order of the statements. */
export function tallies(votes: Votes, rows: Iterable<number>): Counts[] {
  const width = votes.statements.length;
  const counts = votes.statements.map(() => ({ agree: 0, disagree: 0, pass: 0 }));
  for (const row of rows) {
    for (let column = 0; column < width; column += 1) {
      const vote = votes.cells[row * width + column];
      if (vote === blank) continue;
      const count = counts[column]!;
      if (vote === agree) count.agree += 1;
      else if (vote === disagree) count.disagree += 1;
      else if (vote === pass) count.pass += 1;
    }
  }
  return counts;
}

export function answered({ agree, disagree, pass }: Counts): number {
  return agree + disagree + pass;
}

export function without(all: Counts, some: Counts): Counts {
  return {
    agree: all.agree - some.agree,
    disagree: all.disagree - some.disagree,
    pass: all.pass - some.pass,
  };
}

export function together(counts: readonly Counts[]): Counts {
  return counts.reduce(
    (sum, each) => ({
      agree: sum.agree + each.agree,
      disagree: sum.disagree + each.disagree,
      pass: sum.pass + each.pass,
    }),
    { agree: 0, disagree: 0, pass: 0 },
  );
}
