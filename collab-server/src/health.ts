import type { Queryable } from '@samepage/platform';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { within } from './deadline';

/** A balancer asks every few seconds; it must have its answer before it asks again. */
const patience = 2_000;

interface Health {
  readonly queryable: Queryable;
  readonly isStopping: () => boolean;
  /** Prometheus's text. */
  readonly metrics: () => Promise<string>;
}

/**
 * Answers `/livez` (the process runs), `/readyz` (it can keep what people write) and `/metrics` (figures, about nobody),
 * and nothing else. Only for those who run it: the proxy in front passes on nothing but `/collab`.
 */
export function healthOf(health: Health) {
  return (request: IncomingMessage, response: ServerResponse): void => {
    void answerTo(request.url ?? '', health).then(([status, text]) => {
      response.writeHead(status, {
        'content-type': 'text/plain; charset=utf-8',
        'cache-control': 'no-store',
      });
      response.end(text);
    });
  };
}

type Answer = readonly [status: number, text: string];

async function answerTo(url: string, { queryable, isStopping, metrics }: Health): Promise<Answer> {
  if (url === '/livez') return [200, 'ok\n'];
  if (url === '/metrics') return [200, await metrics()];
  if (url !== '/readyz') return [404, ''];
  if (isStopping()) return [503, ''];
  const answers = within(patience, queryable.query('SELECT 1'));
  return answers.then(
    () => [200, 'ok\n'] as const,
    () => [503, ''] as const,
  );
}
