import { sessionTokenOf } from '@samepage/identity';
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
