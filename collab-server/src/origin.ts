import type { IncomingMessage } from 'node:http';

/** Which pages may open a socket with the visitor's cookie: these, or any from the host that was asked. */
export type PublicOrigins = readonly string[] | 'same-host';

/**
 * Whether the page that asks is one of ours (SY33). No page at all (a program) may ask: a program has no visitor whose
 * cookie it could misuse.
 */
export function isOurPage({ headers }: IncomingMessage, publicOrigins: PublicOrigins): boolean {
  const { origin, host } = headers;
  if (origin === undefined) return true;
  if (publicOrigins !== 'same-host') return publicOrigins.includes(origin);
  return URL.parse(origin)?.host === host;
}
