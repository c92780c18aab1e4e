/** How long one stretch may hold the event loop, in milliseconds. */
const stretch = 8;

/**
 * Runs a long calculation in short stretches and lets everything else happen between them, so that a server that
 * carries keystrokes and votes goes on carrying them.
 */
export async function slowly<Result>(steps: Generator<undefined, Result>): Promise<Result> {
  for (;;) {
    const until = performance.now() + stretch;
    while (performance.now() < until) {
      const { done, value } = steps.next();
      if (done) return value;
    }
    await new Promise((next) => setImmediate(next));
  }
}
