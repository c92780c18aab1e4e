import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocket, WebSocketServer } from 'ws';
import { wireOf } from './wire';

it.each([0, 1, 125, 126, 65_535, 65_536, 300_000])('a message of %i bytes arrives whole', async (size) => {
  const http = createServer();
  const server = new WebSocketServer({ noServer: true });
  const payload = Buffer.alloc(size, 7);
  http.on('upgrade', (request, stream, head) => {
    server.handleUpgrade(request, stream, head, (socket) => {
      stream.write(wireOf(payload));
      socket.send('after');
    });
  });
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  const client = new WebSocket(`ws://127.0.0.1:${(http.address() as AddressInfo).port}`);
  const heard: { data: Buffer; isBinary: boolean }[] = [];
  client.on('message', (data: Buffer, isBinary) => heard.push({ data, isBinary }));
  while (heard.length < 2) await once(client, 'message');
  expect(heard[0]!.isBinary).toBe(true);
  expect(heard[0]!.data.equals(payload)).toBe(true);
  client.terminate();
  server.close();
  http.close();
});
