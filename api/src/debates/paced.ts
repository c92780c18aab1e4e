/**
 * Runs something for a key at once, and then at most once each `interval` milliseconds however often it is asked:
 * what is asked in between is run once, at the end. Runs for one key never overlap.
 */
export class Paced {
  private readonly keys = new Map<string, { again: boolean; timer: NodeJS.Timeout | undefined }>();

  constructor(
    private readonly interval: number,
    /** Must not reject. */
    private readonly run: (key: string) => Promise<void> | void,
  ) {}

  ask(key: string): void {
    const busy = this.keys.get(key);
    if (busy) busy.again = true;
    else void this.start(key);
  }

  /** Forgets what was asked and not yet run. */
  stop(): void {
    for (const { timer } of this.keys.values()) clearTimeout(timer);
    this.keys.clear();
  }

  private async start(key: string): Promise<void> {
    const busy = { again: false, timer: undefined as NodeJS.Timeout | undefined };
    this.keys.set(key, busy);
    const begun = performance.now();
    await this.run(key);
    if (this.keys.get(key) !== busy) return;
    const wait = Math.max(0, this.interval - (performance.now() - begun));
    busy.timer = setTimeout(() => {
      this.keys.delete(key);
      if (busy.again) void this.start(key);
    }, wait);
    busy.timer.unref();
  }
}
