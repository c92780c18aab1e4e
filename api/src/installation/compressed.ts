import type { NextFunction, Request, Response } from 'express';
import { readdirSync } from 'node:fs';
import { extname } from 'node:path';

/** The smaller one first, whatever order a browser lists them in. */
const preferred = ['br', 'gzip'] as const;
/** What the build adds to a file's name. */
const suffixes = { br: '.br', gzip: '.gz' } as const;

/**
 * Sends the compressed copy of a page's file to browsers that take one. Which files have copies is read once: what is
 * built does not change under a running server.
 */
export function compressed(clientDir: string) {
  const built = new Set(
    readdirSync(clientDir, { recursive: true, encoding: 'utf8' }).map((path) => `/${path}`),
  );
  return (request: Request, response: Response, next: NextFunction): void => {
    const { path } = request;
    if (!built.has(`${path}.br`) && !built.has(`${path}.gz`)) {
      next();
      return;
    }
    response.vary('Accept-Encoding');
    const encoding = preferred.find((each) => request.acceptsEncodings(each) === each);
    if (encoding) {
      response.type(extname(path));
      response.setHeader('content-encoding', encoding);
      request.url = `${path}${suffixes[encoding]}`;
    }
    next();
  };
}
