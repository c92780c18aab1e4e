/** The session cookie's names: with `__Secure-` where pages are served over https. */
export const sessionCookies = ['__Secure-samepage.session', 'samepage.session'];

/** What a session token looks like; anything else is not worth asking the database about. */
const sessionToken = /^[\w-]{16,128}$/;

/**
 * The session token of a `Cookie` header, or undefined. The cookie holds `<token>.<signature>`, url-encoded; the token
 * alone cannot be guessed, and the database knows whether it is one.
 */
export function sessionTokenOf(cookieHeader: string | undefined): string | undefined {
  const cookies = parseCookies(cookieHeader ?? '');
  const value = sessionCookies.map((name) => cookies.get(name)).find((found) => found !== undefined);
  return tokenOf(value);
}

/** Every session token of a `Cookie` header, under either name: what signing out has to end. */
export function sessionTokensOf(cookieHeader: string | undefined): string[] {
  const cookies = parseCookies(cookieHeader ?? '');
  return sessionCookies.map((name) => tokenOf(cookies.get(name))).filter((token) => token !== undefined);
}

function tokenOf(value: string | undefined): string | undefined {
  const token = value?.split('.', 1)[0] ?? '';
  return sessionToken.test(token) ? token : undefined;
}

/** The cookies of a header by name, decoded; the first wins where a name comes twice, as browsers order them. */
function parseCookies(header: string): Map<string, string> {
  const cookies = new Map<string, string>();
  for (const pair of header.split(';')) {
    const equals = pair.indexOf('=');
    const name = pair.slice(0, Math.max(equals, 0)).trim();
    if (name !== '' && !cookies.has(name)) cookies.set(name, decoded(pair.slice(equals + 1).trim()));
  }
  return cookies;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
