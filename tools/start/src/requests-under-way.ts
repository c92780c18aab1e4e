import type { IncomingMessage, Server, ServerResponse } from 'node:http';

/** Counts the requests a server is answering, so that a stop can let them finish. Sockets are not requests. */
export class RequestsUnderWay {
  private count = 0;
  private finished: (() => void) | undefined;

  constructor(server: Server) {
    server.prependListener('request', (request: IncomingMessage, response: ServerResponse) => {
      if (request.url?.startsWith('/socket.io')) return;
      this.count++;
      response.once('close', () => {
        if (--this.count === 0) this.finished?.();
      });
    });
  }

  /** Resolves when none is left, or after so many milliseconds. */
  async end(patience: number): Promise<void> {
    if (this.count === 0) return;
    const { promise, resolve } = Promise.withResolvers<undefined>();
    this.finished = () => resolve(undefined);
    const timer = setTimeout(this.finished, patience);
    await promise;
    clearTimeout(timer);
  }
}
