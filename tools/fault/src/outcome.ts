import { faultsIn, type Verdict } from './history';

/** Adds up what one scenario did and found. Every problem is a sentence that says what is wrong with the product. */
export class Outcome {
  readonly problems: string[] = [];
  readonly notes: string[] = [];
  readonly healTimes: number[] = [];
  kills = 0;
  invoked = 0;
  acked = 0;
  seen = 0;
  lost = 0;
  duplicated = 0;

  get passed(): boolean {
    return this.problems.length === 0;
  }

  get longestHeal(): number | undefined {
    return this.healTimes.length > 0 ? Math.max(...this.healTimes) : undefined;
  }

  /** Something that must not be. */
  expect(isSo: boolean, problem: string): void {
    if (!isSo) this.problems.push(problem);
  }

  note(text: string): void {
    this.notes.push(text);
  }

  take(when: string, verdict: Verdict): void {
    this.lost += verdict.lost.length;
    this.duplicated += verdict.duplicated.length;
    if (faultsIn(verdict) === 0) return;
    const what = Object.entries(verdict as unknown as Record<string, string[]>)
      .filter(([, tokens]) => tokens.length > 0)
      .map(([name, tokens]) => `${tokens.length} ${name} (${tokens.slice(0, 3).join(', ')})`);
    this.problems.push(`${when}: ${what.join(', ')}`);
  }
}
