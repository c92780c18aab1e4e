import { sessionCookies, sessionTokenOf } from '@samepage/identity';
import type { Response } from 'express';

/** What a browser is told to remember: `Set-Cookie` lines. */
export interface Cookies {
  cookies: string[];
}

export function sendCookies(response: Response, { cookies }: Cookies): void {
  if (cookies.length > 0) response.setHeader('set-cookie', cookies);
}

/** The session token in the cookies an account action answered with. */
export function tokenIn({ cookies }: Cookies): string | undefined {
  return sessionTokenOf(cookies.map((cookie) => cookie.split(';')[0]).join('; '));
}

/** Makes a browser forget its session, whichever of the names it is under; `__Secure-` insists on being secure. */
export function forgottenCookies(): Cookies {
  const cookies = sessionCookies.map((name) => {
    const secure = name.startsWith('__Secure-') ? '; Secure' : '';
    return `${name}=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax${secure}`;
  });
  return { cookies };
}
