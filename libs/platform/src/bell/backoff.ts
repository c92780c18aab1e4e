/** How long to wait before the next try, in milliseconds: soon at first, never more than five seconds. */
export function backoff(tries: number): number {
  return Math.min(100 * 2 ** Math.min(tries, 10), 5_000);
}
