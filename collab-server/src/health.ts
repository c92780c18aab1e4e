import type { Queryable } from '@samepage/platform';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { within } from './deadline';

/** A balancer asks every few seconds; it must have its answer before it asks again. */
const patience = 2_000;

/** Answers `/livez` (the process runs) and `/readyz` (it can keep what people write), and nothing else. */
export function healthOf(queryable: Queryable, isStopping: () => boolean) {
  return (request: IncomingMessage, response: ServerResponse): void => {
    void statusOf(request.url ?? '', queryable, isStopping).then((status) => {
      response.writeHead(status, { 'content-type': 'text/plain', 'cache-control': 'no-store' });
      response.end(status === 200 ? 'ok\n' : '');
    });
  };
}

async function statusOf(url: string, queryable: Queryable, isStopping: () => boolean): Promise<number> {
  if (url === '/livez') return 200;
  if (url !== '/readyz') return 404;
  if (isStopping()) return 503;
  const answers = within(patience, queryable.query('SELECT 1'));
  return answers.then(
    () => 200,
    () => 503,
  );
}
