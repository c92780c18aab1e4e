import type { Queryable } from '@samepage/platform';

/** Something took longer than it may. Whether it still happened later is not known. */
export class TookTooLong extends Error {
  override readonly name = 'TookTooLong';
}

/** The promise, or TookTooLong after so many milliseconds, whichever comes first. */
export async function within<Value>(milliseconds: number, promise: Promise<Value>): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TookTooLong(`not within ${milliseconds} ms`)), milliseconds);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** A database that may hang instead of failing, made to fail. */
export function withDeadline(queryable: Queryable, milliseconds: number): Queryable {
  return { query: (text, values) => within(milliseconds, queryable.query(text, values)) };
}
