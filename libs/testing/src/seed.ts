import { SeededRandom } from './random';

/** The seed of this run: SEED from the environment where it is set, so that a failure can be seen again. */
function seedOfRun(): number {
  const { SEED } =
    (globalThis as { process?: { env: Record<string, string | undefined> } }).process?.env ?? {};
  return SEED ? Number(SEED) >>> 0 : Math.floor(Math.random() * 2 ** 32);
}

/** A random test failed; the message begins with the seed that makes it fail again. */
export class SeededFailure extends Error {
  override readonly name = 'SeededFailure';

  constructor(seed: number, cause: unknown) {
    const message = cause instanceof Error ? cause.message : String(cause);
    super(`SEED=${seed} makes this fail again. ${message}`, { cause });
    if (cause instanceof Error && cause.stack) this.stack = `${this.message}\n${cause.stack}`;
  }
}

/** Runs with a random stream of its own; says its seed when it fails. A given seed is one that failed once: pin it. */
export async function runSeeded(
  body: (random: SeededRandom) => Promise<void> | void,
  seed = seedOfRun(),
): Promise<void> {
  try {
    await body(new SeededRandom(seed));
  } catch (error) {
    throw new SeededFailure(seed, error);
  }
}

/** A jest test of a random run, and one more for each pinned seed. */
export function withSeed(
  name: string,
  body: (random: SeededRandom) => Promise<void> | void,
  pinned: readonly number[] = [],
): void {
  it(name, () => runSeeded(body));
  for (const seed of pinned) it(`${name} (seed ${seed})`, () => runSeeded(body, seed));
}
