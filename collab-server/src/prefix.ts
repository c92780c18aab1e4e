/** Which of what is numbered from one is dealt with, told as how far all of it is (SY10). */
export class Prefix {
  private last = 0;
  /** What is dealt with before something earlier: next to always nothing, and so made only then, as there are many of us. */
  private ahead: Set<number> | undefined;

  /** How far all of it is dealt with, these included; undefined where that is no farther than before. */
  add(numbers: readonly number[]): number | undefined {
    const before = this.last;
    for (const number of numbers) {
      if (number === this.last + 1) this.last++;
      else (this.ahead ??= new Set()).add(number);
    }
    while (this.ahead?.delete(this.last + 1)) this.last++;
    if (this.ahead?.size === 0) this.ahead = undefined;
    return this.last > before ? this.last : undefined;
  }
}
