import type { NestExpressApplication } from '@nestjs/platform-express';
import express, { type Request, type Response, type NextFunction } from 'express';
import { join } from 'node:path';
import { compressed } from './compressed';

/** Addresses that belong to the server; a page is never served for them. */
const ours = /^\/(api|collab|socket\.io)(\/|$)/;

/**
 * Serves the built pages: files by name (those with a hash in their name for ever), and index.html for every other
 * address a person may open. Mounted before the routes, because static files need no decision.
 */
export function serveClient(app: NestExpressApplication, clientDir: string): void {
  app.use(compressed(clientDir));
  app.use(
    express.static(clientDir, {
      index: false,
      setHeaders: (response, path) => {
        const hashed = /-[\w-]{8}\.[a-z0-9]+(\.br|\.gz)?$/.test(path);
        response.setHeader('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    }),
  );
  app.use((request: Request, response: Response, next: NextFunction) => {
    if (request.method !== 'GET' || ours.test(request.path)) next();
    // An address with a dot at its end asks for a file, and a file that is not there is not a page.
    else if (/\.[^/]*$/.test(request.path)) response.status(404).type('text').send('There is nothing here.');
    else {
      response.setHeader('cache-control', 'no-cache');
      response.sendFile(join(clientDir, 'index.html'));
    }
  });
}
