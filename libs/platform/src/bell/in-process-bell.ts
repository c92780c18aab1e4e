import type { Bell, Ring } from './bell';
import { Listeners } from './listeners';

/** The bell of a single process. Rings are heard in a later microtask, as they would be over a wire. */
export class InProcessBell implements Bell {
  private readonly listeners = new Listeners(reportError);

  ring(ring: Ring): void {
    queueMicrotask(() => this.listeners.hear(ring));
  }

  listen(hear: (ring: Ring) => void): () => void {
    return this.listeners.listen(hear);
  }

  /** Never calls back: nothing is missed within one process. */
  onGap(): () => void {
    return () => undefined;
  }

  close(): Promise<void> {
    this.listeners.clear();
    return Promise.resolve();
  }
}

/** Nobody was told of a log: let the process's own last resort hear of it. */
function reportError(error: unknown): void {
  setImmediate(() => {
    throw error;
  });
}
