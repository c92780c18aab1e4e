import type { Bell, Ring } from './bell';

/** The bell of a single process. Rings are heard in a later microtask, as they would be over a wire. */
export class InProcessBell implements Bell {
  private readonly listeners = new Set<(ring: Ring) => void>();

  ring(ring: Ring): void {
    queueMicrotask(() => {
      for (const hear of this.listeners) hear(ring);
    });
  }

  listen(hear: (ring: Ring) => void): () => void {
    this.listeners.add(hear);
    return () => this.listeners.delete(hear);
  }

  onGap(): () => void {
    return () => undefined;
  }

  close(): Promise<void> {
    this.listeners.clear();
    return Promise.resolve();
  }
}
