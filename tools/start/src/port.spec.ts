import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { StartRefused } from '@samepage/platform';
import { checkPort, listen } from './port';

it('lets a free port be', async () => {
  const server = createServer();
  await listen(server, { host: '127.0.0.1', port: 0 });
  const { port } = server.address() as AddressInfo;
  await expect(checkPort({ host: '127.0.0.1', port })).rejects.toThrow(
    new StartRefused(
      `Port ${port} is in use by another program (another Samepage?): stop that one first, or set PORT to another number.`,
    ),
  );
  await new Promise((resolve) => server.close(resolve));
  await checkPort({ host: '127.0.0.1', port });
});

it('says when HOST is no address of this machine', async () => {
  await expect(checkPort({ host: '192.0.2.1', port: 0 })).rejects.toThrow(
    'HOST must be an address of this machine; it is "192.0.2.1".',
  );
});
