/** What was worked out last, by key. Who asks while it is under way waits for the same; what failed is done anew. */
export class Remembered<Result> {
  private readonly results = new Map<string, Promise<Result>>();

  constructor(private readonly keptAtMost: number) {}

  get(key: string, work: () => Promise<Result>): Promise<Result> {
    const result = this.results.get(key) ?? this.begin(key, work);
    this.results.delete(key);
    this.results.set(key, result);
    const [oldest] = this.results.keys();
    if (this.results.size > this.keptAtMost && oldest !== undefined) this.results.delete(oldest);
    return result;
  }

  private begin(key: string, work: () => Promise<Result>): Promise<Result> {
    const result = work();
    result.catch(() => {
      if (this.results.get(key) === result) this.results.delete(key);
    });
    return result;
  }
}
