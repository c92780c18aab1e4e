/** Waits, a turn at a time, until something is so; what never comes about fails by the test's own patience. */
export async function until(isSo: () => boolean, settle: () => Promise<void>): Promise<void> {
  while (!isSo()) {
    await new Promise((done) => setTimeout(done));
    await settle();
  }
}
