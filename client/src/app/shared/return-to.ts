/** A path inside Samepage to come back to, or the home page: an address of another site is never followed. */
export function safeReturn(path: string | undefined | null, otherwise = '/'): string {
  return path && /^\/(?![/\\])/.test(path) ? path : otherwise;
}
