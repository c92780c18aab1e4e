/** How long a test waits for something that should come at once, on a machine that is busy with other tests. */
const patience = 15_000;

/** Short enough not to be felt. This is the one place where a test looks again instead of being told. */
const lookAgain = 5;

/** Resolves once the condition holds. Fails, naming what it waited for, when it does not within `timeout`. */
export async function waitUntil(
  condition: () => boolean | Promise<boolean>,
  { what = condition.toString(), timeout = patience }: { what?: string; timeout?: number } = {},
): Promise<void> {
  const deadline = Date.now() + timeout;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`It did not happen within ${timeout} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, lookAgain));
  }
}
