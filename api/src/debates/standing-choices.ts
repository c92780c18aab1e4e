interface Judged<Choice> {
  readonly counted: boolean;
  /** The choice that stands; null where another was kept that was there before. */
  readonly standing: Choice | null;
}

/**
 * What was judged, each that was counted with the choice that stands. `read` is told which of them took the place of
 * nothing, seldom any, and answers in that order. It reads in a statement of its own: what stands may have been written
 * after the one that judged began.
 */
export async function withStanding<Choice, T extends Judged<Choice>>(
  judged: T[],
  read: (late: readonly number[]) => Promise<readonly { choice: Choice | null }[]>,
): Promise<T[]> {
  const late = judged.flatMap(({ counted, standing }, at) => (counted && standing === null ? [at] : []));
  if (late.length === 0) return judged;
  const standing = await read(late);
  const told = new Map(late.map((at, index) => [at, standing[index]?.choice ?? null]));
  return judged.map((each, at) => (told.has(at) ? { ...each, standing: told.get(at) ?? null } : each));
}
