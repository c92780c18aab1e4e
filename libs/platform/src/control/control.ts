import { randomBytes, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { type DataDirLock, holderOf } from '../database/data-dir-lock';

/** What a command has to say: text for standard output, and the code its process exits with. */
const Answer = z.object({ stdout: z.string(), code: z.number().int() });
export type ControlAnswer = z.infer<typeof Answer>;
export type ControlHandler = (argv: string[]) => Promise<ControlAnswer>;

const Call = z.object({ argv: z.array(z.string()) });

/**
 * How the command line reaches a running installation on the embedded database, which only one process can open:
 * over loopback, with a secret that stands in the lock file, which only its owner can read.
 */
export interface Control {
  close(): Promise<void>;
}

export async function openControl(lock: DataDirLock, handler: ControlHandler): Promise<Control> {
  const secret = randomBytes(32).toString('base64url');
  const server = createServer((request, response) => void serve(request, response, secret, handler));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  lock.announce({ port: (server.address() as AddressInfo).port, secret });
  return { close: () => close(server) };
}

/** Runs a command in the process that holds the folder; undefined when none does, or it takes no commands yet. */
export async function callControl(
  dataDir: string,
  argv: readonly string[],
): Promise<ControlAnswer | undefined> {
  const control = holderOf(dataDir)?.control;
  if (!control) return undefined;
  const response = await fetch(`http://127.0.0.1:${control.port}/`, {
    method: 'POST',
    headers: { authorization: `Bearer ${control.secret}` },
    body: JSON.stringify({ argv }),
  });
  if (!response.ok) throw new Error(`The running installation refused the command (${response.status}).`);
  return Answer.parse(await response.json());
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  secret: string,
  handler: ControlHandler,
): Promise<void> {
  const call = Call.safeParse(knows(request, secret) && (await json(request).catch(() => undefined)));
  const answer = call.success ? await handler(call.data.argv).catch(failure) : undefined;
  response.writeHead(answer ? 200 : 403, { 'content-type': 'application/json', connection: 'close' });
  response.end(answer && JSON.stringify(answer));
}

function failure(error: unknown): ControlAnswer {
  return { stdout: `${error instanceof Error ? error.message : 'The command failed.'}\n`, code: 1 };
}

function knows(request: IncomingMessage, secret: string): boolean {
  const given = Buffer.from(request.headers.authorization ?? '');
  const wanted = Buffer.from(`Bearer ${secret}`);
  return request.method === 'POST' && given.length === wanted.length && timingSafeEqual(given, wanted);
}

/** Commands under way are let finish. */
async function close(server: Server): Promise<void> {
  server.close();
  server.closeIdleConnections();
  await once(server, 'close');
}
