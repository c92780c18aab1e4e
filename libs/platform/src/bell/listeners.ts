import type { Ring } from './bell';

/** What the bells have in common: who listens here. A listener that throws does not keep the others from hearing. */
export class Listeners {
  private readonly hearers = new Set<(ring: Ring) => void>();
  private readonly recoverers = new Set<() => void>();

  constructor(private readonly onError: (error: unknown) => void) {}

  listen(hear: (ring: Ring) => void): () => void {
    this.hearers.add(hear);
    return () => this.hearers.delete(hear);
  }

  onGap(recover: () => void): () => void {
    this.recoverers.add(recover);
    return () => this.recoverers.delete(recover);
  }

  hear(ring: Ring): void {
    for (const hear of [...this.hearers]) this.safely(() => hear(ring));
  }

  gap(): void {
    for (const recover of [...this.recoverers]) this.safely(recover);
  }

  clear(): void {
    this.hearers.clear();
    this.recoverers.clear();
  }

  private safely(call: () => void): void {
    try {
      call();
    } catch (error) {
      this.onError(error);
    }
  }
}
