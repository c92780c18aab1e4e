import express from 'express';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compressed } from './compressed';

let folder: string;
let server: Server;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'samepage-pages-'));
  writeFileSync(join(folder, 'main.js'), 'plain');
  writeFileSync(join(folder, 'main.js.br'), 'brotli');
  writeFileSync(join(folder, 'main.js.gz'), 'gzip');
  writeFileSync(join(folder, 'small.js'), 'small');
  server = express().use(compressed(folder)).use(express.static(folder)).listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

/** Node's own request, because fetch would unpack the answer. */
async function get(path: string, accepts: string): Promise<{ headers: IncomingHttpHeaders; body: string }> {
  const { port } = server.address() as AddressInfo;
  const asked = request({ port, path, headers: { 'accept-encoding': accepts } }).end();
  const [response] = (await once(asked, 'response')) as [
    NodeJS.ReadableStream & { headers: IncomingHttpHeaders },
  ];
  let body = '';
  for await (const chunk of response) body += String(chunk);
  return { headers: response.headers, body };
}

it.each([
  ['gzip, deflate, br', 'br', 'brotli'],
  ['gzip', 'gzip', 'gzip'],
  ['identity', undefined, 'plain'],
])('to a browser that takes %s sends %s', async (accepts, encoding, body) => {
  const answer = await get('/main.js', accepts);
  expect(answer.body).toBe(body);
  expect(answer.headers['content-encoding']).toBe(encoding);
  expect(answer.headers['content-type']).toMatch(/^text\/javascript/);
  expect(answer.headers.vary).toBe('Accept-Encoding');
});

it('sends what has no copy as it is', async () => {
  const answer = await get('/small.js', 'br');
  expect(answer.body).toBe('small');
  expect(answer.headers['content-encoding']).toBeUndefined();
});
