import { waitUntil } from '@samepage/testing';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { Proxy } from './proxy';

/** Says everything back. */
let echo: Server;
let proxy: Proxy;
const inside = new Set<Socket>();

beforeEach(async () => {
  echo = createServer((socket) => {
    inside.add(socket);
    socket.on('close', () => inside.delete(socket)).on('error', () => undefined);
    socket.pipe(socket);
  });
  echo.listen(0, '127.0.0.1');
  await once(echo, 'listening');
  proxy = await Proxy.open(String((echo.address() as AddressInfo).port));
});

afterEach(() => {
  proxy.close();
  for (const socket of inside) socket.destroy();
  echo.close();
});

async function caller() {
  const socket = connect(Number(proxy.port), '127.0.0.1');
  const call = { socket, heard: '', errors: [] as string[] };
  socket.on('data', (chunk: Buffer) => (call.heard += chunk.toString()));
  socket.on('error', (error: NodeJS.ErrnoException) => call.errors.push(error.code ?? ''));
  await once(socket, 'connect');
  return call;
}

describe('the proxy', () => {
  it('passes on what is said, and the end', async () => {
    const call = await caller();
    call.socket.end('hello');
    await once(call.socket, 'close');
    expect(call.heard).toBe('hello');
  });

  it('holds one direction and loses nothing of it', async () => {
    const call = await caller();
    proxy.treat({ down: 'hold' });
    call.socket.write('one');
    await waitUntil(() => inside.size === 1 && [...inside][0]!.bytesWritten === 3);
    expect(call.heard).toBe('');
    proxy.treat({});
    call.socket.write('two');
    await waitUntil(() => call.heard === 'onetwo');
  });

  it('treats a connection by what it said first', async () => {
    proxy.treat(({ greeting }) => (greeting.startsWith('bell') ? { up: 'hold' } : {}));
    const [bell, other] = [await caller(), await caller()];
    bell.socket.write('bell');
    other.socket.write('other');
    await waitUntil(() => other.heard === 'other');
    expect(bell.heard).toBe('');
    proxy.treat({});
    await waitUntil(() => bell.heard === 'bell');
  });

  it('resets both ends', async () => {
    const call = await caller();
    call.socket.write('one');
    await waitUntil(() => call.heard === 'one');
    proxy.reset();
    await waitUntil(() => inside.size === 0 && call.errors.length > 0);
    expect(call.errors).toEqual(['ECONNRESET']);
  });

  it('forgets who called without a word to the other end', async () => {
    const call = await caller();
    call.socket.write('one');
    await waitUntil(() => call.heard === 'one');
    proxy.forget();
    await waitUntil(() => call.errors.length > 0);
    const after = await caller();
    after.socket.write('two');
    await waitUntil(() => after.heard === 'two');
    expect(inside.size).toBe(2);
  });

  it('passes on no more than a rate', async () => {
    proxy.treat({ rate: 200_000 });
    const call = await caller();
    const began = performance.now();
    call.socket.write('x'.repeat(100_000));
    await waitUntil(() => call.heard.length === 100_000);
    expect(performance.now() - began).toBeGreaterThan(150);
  });

  it('lets bytes vanish on demand', async () => {
    const call = await caller();
    proxy.tap = (_link, direction, chunk) => direction === 'up' || !chunk.includes('secret');
    call.socket.write('secret');
    await waitUntil(() => [...inside][0]!.bytesWritten === 6);
    call.socket.write('plain');
    await waitUntil(() => call.heard === 'plain');
  });
});
