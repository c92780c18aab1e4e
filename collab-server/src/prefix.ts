/** Which of what is numbered from one is dealt with, told as how far all of it is (SY10). */
export class Prefix {
  private last = 0;
  /** What is dealt with before something earlier: next to always nothing. */
  private readonly ahead = new Set<number>();

  /** How far all of it is dealt with, these included; undefined where that is no farther than before. */
  add(numbers: readonly number[]): number | undefined {
    const before = this.last;
    for (const number of numbers) this.ahead.add(number);
    while (this.ahead.delete(this.last + 1)) this.last++;
    return this.last > before ? this.last : undefined;
  }
}
