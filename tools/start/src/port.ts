import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type Settings, StartRefused } from '@samepage/platform';

type Place = Pick<Settings, 'host' | 'port'>;

/** Listens, or throws StartRefused with a sentence that says what is in the way. */
export async function listen(server: Server, { host, port }: Place): Promise<void> {
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    throw new StartRefused(sentence(error as NodeJS.ErrnoException, { host, port }));
  }
}

/** Whether `listen` would work now. */
export async function checkPort(place: Place): Promise<void> {
  const server = createServer();
  await listen(server, place);
  server.close();
  await once(server, 'close');
}

function sentence({ code, message }: NodeJS.ErrnoException, { host, port }: Place): string {
  if (code === 'EADDRINUSE')
    return `Port ${port} is in use by another program (another Samepage?): stop that one first, or set PORT to another number.`;
  if (code === 'EACCES') return `Port ${port} may not be used by this user: set PORT to a number above 1023.`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return `HOST must be an address of this machine; it is "${host}".`;
  return `The server cannot listen on ${host}, port ${port} (${code ?? message}).`;
}
