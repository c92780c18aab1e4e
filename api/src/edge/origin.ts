import { Failure } from '@samepage/contracts';
import type { NextFunction, Request, Response } from 'express';
import type { IncomingMessage } from 'node:http';

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whether a browser made this request from our own pages. A request without an Origin was not made by a page of
 * another site (browsers send one with every unsafe request and every WebSocket), so it is let through.
 */
export function sameOrigin(request: IncomingMessage, publicOrigins: readonly string[]): boolean {
  const { origin } = request.headers;
  if (request.headers['sec-fetch-site'] === 'cross-site') return false;
  return origin === undefined || publicOrigins.includes(origin);
}

/** Refuses unsafe requests that another site's page makes with our cookie. Browsers never add a bearer token (they do resend Basic). */
export function originCheck(publicOrigins: readonly string[]) {
  return (request: Request, _response: Response, next: NextFunction): void => {
    const fine = safe.has(request.method) || /^Bearer /.test(request.headers.authorization ?? '');
    if (fine || sameOrigin(request, publicOrigins)) next();
    else next(new Failure('wrong_origin', 'This request came from another site, so it was not carried out.'));
  };
}
