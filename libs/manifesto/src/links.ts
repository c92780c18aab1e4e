/** What a link in a manifesto may lead to: a web page or a letter box. Everything else is only its words. */
const schemes = new Set(['http:', 'https:', 'mailto:']);

function parsed(href: string): URL | null {
  try {
    return new URL(href);
  } catch {
    return null;
  }
}

/**
 * The address to put in `href`, or null when it must not be followed: not text, relative, over 2,000 characters,
 * or of another scheme (`javascript:`, `data:`…, however it is dressed with blanks and capitals).
 */
export function safeHref(href: unknown): string | null {
  if (typeof href !== 'string' || href.length > 2_000) return null;
  const url = parsed(href);
  return url && schemes.has(url.protocol) ? url.href : null;
}
