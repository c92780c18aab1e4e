import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { StartRefused } from '@samepage/platform';
import { checkStart } from './check';
import { listen } from './port';

let server: Server;
let dataDir: string;
let PORT: string;

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'samepage-check-'));
  server = createServer();
  await listen(server, { host: '127.0.0.1', port: 0 });
  PORT = String((server.address() as AddressInfo).port);
});

afterEach(() => {
  server.close();
  rmSync(dataDir, { recursive: true });
});

it('refuses a wrong setting, a taken folder and a taken port, each in one sentence', async () => {
  await expect(checkStart({ DATA_DIR: dataDir, PORT: 'x' })).rejects.toThrow(/^PORT must be [^.]+\.$/);
  await expect(checkStart({ DATA_DIR: dataDir, PORT })).rejects.toThrow(/^Port \d+ is in use [^.]+\.$/);
  writeFileSync(join(dataDir, 'lock'), JSON.stringify({ pid: process.ppid, machine: hostname() }));
  const refused = checkStart({ DATA_DIR: dataDir, PORT });
  await expect(refused).rejects.toThrow(StartRefused);
  await expect(refused).rejects.toThrow(/^The data folder \S+ is in use by process \d+: [^.]+\.$/);
});

it('does not mind the folder where the database is elsewhere', async () => {
  writeFileSync(join(dataDir, 'lock'), JSON.stringify({ pid: process.ppid, machine: hostname() }));
  await new Promise((resolve) => server.close(resolve));
  const settings = await checkStart({ DATA_DIR: dataDir, PORT, DATABASE_URL: 'postgres://localhost/x' });
  expect(settings.shape).toBe('outside');
});
