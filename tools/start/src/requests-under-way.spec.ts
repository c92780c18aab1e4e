import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { listen } from './port';
import { RequestsUnderWay } from './requests-under-way';

let server: Server;
let requests: RequestsUnderWay;
let address: string;

beforeEach(async () => {
  server = createServer();
  requests = new RequestsUnderWay(server);
  await listen(server, { host: '127.0.0.1', port: 0 });
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

async function asked(path: string): Promise<{ response: ServerResponse; answer: Promise<unknown> }> {
  const arrived = once(server, 'request');
  const answer = fetch(address + path).catch(() => undefined);
  const [, response] = (await arrived) as [unknown, ServerResponse];
  return { response, answer };
}

it('waits for the answers that are being given', async () => {
  const one = await asked('/one');
  const other = await asked('/other');
  const order: string[] = [];
  const ended = requests.end(60_000).then(() => order.push('ended'));
  one.response.end();
  await one.answer;
  order.push('one');
  other.response.end();
  await ended;
  expect(order).toEqual(['one', 'ended']);
});

it('waits for nothing when there is none, nor for a socket, nor for ever', async () => {
  await requests.end(60_000);
  await asked('/socket.io/?transport=polling');
  await requests.end(60_000);
  await asked('/slow');
  await requests.end(1);
});
