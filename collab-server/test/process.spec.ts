import { waitUntil } from '@samepage/testing';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startProcess } from '../src/process';
import { House } from './house';
import { RawClient } from './raw-client';

async function freePort(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return String(port);
}

describe('the collaboration server as a process of its own', () => {
  it('refuses to start without a database it could share, in one sentence', async () => {
    await expect(startProcess({})).rejects.toThrow(/^DATABASE_URL must be set [^.]+\.$/);
  });

  const outside = process.env['TEST_DATABASE_URL'] ? it : it.skip;
  outside('says that it lives and is ready, serves documents, and stops gracefully', async () => {
    const house = await House.open();
    const amina = await house.addSomeone();
    const documentId = await house.addDocument();
    const env = { DATABASE_URL: house.database.url, PORT: await freePort(), LOG_LEVEL: 'silent' };
    const running = await startProcess(env);
    const address = `127.0.0.1:${running.port}`;
    const statuses = await Promise.all(
      ['/livez', '/readyz', '/elsewhere'].map(
        async (path) => (await fetch(`http://${address}${path}`)).status,
      ),
    );
    expect(statuses).toEqual([200, 200, 404]);

    const client = new RawClient(`ws://${address}/collab/${documentId}`, {
      headers: { cookie: amina.cookie },
    });
    await client.opened;
    client.hello();
    client.write('by itself', 5);
    await waitUntil(() => client.acknowledged.at(-1) === 1);
    await running.stop();
    expect(await client.closed).toMatchObject({ code: 1001 });
    expect(await house.text(documentId)).toBe('by itself');
    await house.close();
  });
});
