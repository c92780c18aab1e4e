import { waitUntil } from '@samepage/testing';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { Editor } from './editor';
import { expectOnePage } from './frames/one-page';
import { House } from './house';
import type { Someone } from './tables';

/** What is no WebSocket at all, or a broken one: on the bare TCP socket of someone with a session. */
let house: House;
let honest: Someone;
let hostile: Someone;
let documentId: string;
let editor: Editor;
const sockets: Socket[] = [];

beforeAll(async () => {
  house = await House.open();
  await house.addNode();
  [honest, hostile] = [await house.addSomeone(), await house.addSomeone()];
  documentId = await house.addDocument();
  editor = house.edit(honest, documentId);
  await waitUntil(() => editor.saved);
});
afterAll(() => house.close());
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  editor.write('still here ');
  await waitUntil(() => editor.saved);
  expect(editor.closeCodes).toEqual([]);
  await expectOnePage(house, documentId, [editor]);
  await waitUntil(() => house.node.collaboration.stats().connections === 1);
});

interface Bare {
  readonly socket: Socket;
  /** The close code the server sent, 1006 if it hung up without one. */
  readonly closed: Promise<number>;
}

async function tcp(): Promise<Socket> {
  const { port, hostname } = new URL(house.node.url.replace('ws:', 'http:'));
  const socket = connect(Number(port), hostname);
  socket.on('error', () => undefined);
  sockets.push(socket);
  await once(socket, 'connect');
  return socket;
}

const upgrade = (more = ''): string =>
  [
    `GET /collab/${documentId} HTTP/1.1`,
    'Host: localhost',
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
    `Cookie: ${hostile.cookie}`,
    `${more}\r\n`,
  ].join('\r\n');

/** A socket that was let in. */
async function entered(): Promise<Bare> {
  const socket = await tcp();
  let heard = Buffer.alloc(0);
  const frames = (): Buffer => heard.subarray(heard.indexOf('\r\n\r\n') + 4);
  socket.on('data', (data: Buffer) => (heard = Buffer.concat([heard, data])));
  const closed = new Promise<number>((resolve) => {
    socket.once('close', () => resolve(1006));
    socket.on('data', () => {
      const code = closeCodeIn(frames());
      if (code !== undefined) resolve(code);
    });
  });
  socket.write(upgrade());
  // Its first step 1 says that it was let in.
  await waitUntil(() => heard.includes('\r\n\r\n') && frames().length > 2);
  return { socket, closed };
}

function closeCodeIn(frames: Buffer): number | undefined {
  for (let at = 0; at + 2 <= frames.length;) {
    const short = frames[at + 1]! & 0x7f;
    const [length, head] = short === 126 ? [frames.readUInt16BE(at + 2), 4] : [short, 2];
    if ((frames[at]! & 0x0f) === 8) return frames.readUInt16BE(at + head);
    at += head + length;
  }
  return undefined;
}

/** A frame as a client must mask it; the mask is zero, so that bytes are what they are. */
function frame(first: number, content: Buffer | string = '', masked = true): Buffer {
  const payload = Buffer.from(content);
  const bit = masked ? 0x80 : 0;
  const length =
    payload.length < 126 ? [bit | payload.length] : [bit | 126, payload.length >> 8, payload.length & 0xff];
  return Buffer.concat([
    Buffer.from([first, ...length]),
    masked ? Buffer.alloc(4) : Buffer.alloc(0),
    payload,
  ]);
}

/** Unlike `once`, does not mind when the other side hangs up instead. */
const drained = (socket: Socket): Promise<void> => new Promise((resolve) => socket.once('drain', resolve));

const fin = 0x80;
const [continuation, text, binary, close, ping, pong] = [0, 1, 2, 8, 9, 10];

describe('[SY4] [SY17] on an open socket', () => {
  it.each<[string, Buffer, number]>([
    ['a reserved bit', frame(fin | 0x40 | binary, 'x'), 1002],
    ['all reserved bits', frame(fin | 0x70 | binary, 'x'), 1002],
    ['an opcode nobody knows', frame(fin | 3, 'x'), 1002],
    ['a control opcode nobody knows', frame(fin | 11, 'x'), 1002],
    ['a frame without a mask', frame(fin | binary, 'x', false), 1002],
    ['a ping longer than pings are', frame(fin | ping, Buffer.alloc(126)), 1002],
    ['a ping in pieces', frame(ping, 'x'), 1002],
    ['a piece of nothing', frame(fin | continuation, 'x'), 1002],
    ['a message within a message', Buffer.concat([frame(binary, 'x'), frame(fin | binary, 'x')]), 1002],
    ['text that is no UTF-8', frame(fin | text, Buffer.from([0xff, 0xfe])), 1007],
    ['a close code that does not exist', frame(fin | close, Buffer.from([0, 5])), 1002],
    ['a close frame of one byte', frame(fin | close, 'x'), 1002],
    ['a goodbye that is no UTF-8', frame(fin | close, Buffer.from([3, 232, 0xff])), 1007],
    ['a claim of 2^50 bytes', Buffer.from([fin | binary, 0xff, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]), 1009],
    ['a claim of 2^63 bytes', Buffer.from([fin | binary, 0xff, 128, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]), 1009],
    ['a claim of 100 MB', Buffer.from([fin | binary, 0xff, 0, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0]), 1009],
    ['text, well made', frame(fin | text, 'hello'), 4422],
  ])('%s ends it', async (_, bytes, code) => {
    const { socket, closed } = await entered();
    socket.write(bytes);
    expect(await closed).toBe(code);
  });

  it('bytes by chance end it, or say nothing', async () => {
    for (let round = 0; round < 50; round++) {
      const { socket, closed } = await entered();
      socket.write(randomBytes(200));
      socket.end();
      await closed;
    }
  });

  it('[SY26] a message of pieces without end is cut', async () => {
    const { socket, closed } = await entered();
    socket.write(frame(binary, Buffer.alloc(60_000)));
    const piece = frame(continuation, Buffer.alloc(60_000));
    let isOver = false as boolean;
    void closed.then(() => (isOver = true));
    for (let pieces = 0; pieces < 1_000 && !isOver; pieces++) {
      if (!socket.write(piece)) await Promise.race([drained(socket), closed]);
    }
    expect([1008, 1009]).toContain(await closed);
  });

  it('[SY26] a message of empty pieces without end is cut', async () => {
    const { socket, closed } = await entered();
    socket.write(frame(binary, 'x'));
    const pieces = Buffer.concat(Array.from({ length: 10_000 }, () => frame(continuation)));
    let isOver = false as boolean;
    void closed.then(() => (isOver = true));
    for (let round = 0; round < 100 && !isOver; round++) {
      if (!socket.write(pieces)) await Promise.race([drained(socket), closed]);
    }
    expect([1008, 1009, 1006]).toContain(await closed);
  });

  it('pongs nobody asked for are passed over', async () => {
    const { socket } = await entered();
    socket.write(Buffer.concat(Array.from({ length: 1_000 }, () => frame(fin | pong, 'unasked'))));
    editor.write('meanwhile ');
    await waitUntil(() => editor.saved);
    expect(house.node.collaboration.stats().connections).toBe(2);
  });

  it('[SY29] pings whose answers are never read do not pile up', async () => {
    const { socket, closed } = await entered();
    socket.pause();
    const pings = Buffer.concat(Array.from({ length: 8_000 }, () => frame(fin | ping, Buffer.alloc(125))));
    let isOver = false as boolean;
    socket.once('close', () => (isOver = true));
    let sent = 0;
    // A server that goes on answering takes all of it; one that keeps to its limit hangs up or stops reading.
    while (!isOver && sent < 60_000_000) {
      sent += pings.length;
      if (socket.write(pings)) continue;
      const goesOn = await Promise.race([
        drained(socket).then(() => true),
        new Promise<false>((resolve) => setTimeout(() => resolve(false), 3_000)),
        closed.then(() => true),
      ]);
      if (!goesOn) break;
    }
    expect(sent).toBeLessThan(60_000_000);
    socket.resume();
    socket.destroy();
    await closed;
  }, 60_000);
});

describe('[SY30] before it is open', () => {
  it('half a request holds nobody up', async () => {
    for (let count = 0; count < 100; count++) (await tcp()).write(upgrade().slice(0, 80));
  });

  it('a request with 10,000 headers is refused', async () => {
    const socket = await tcp();
    const heard = once(socket, 'data');
    socket.write(
      upgrade(Array.from({ length: 10_000 }, (_, index) => `X-${index}: y`).join('\r\n') + '\r\n'),
    );
    expect(String((await heard)[0])).toMatch(/^HTTP\/1\.1 4/);
  });

  it.each([
    ['an old version', 'Sec-WebSocket-Version: 13', 'Sec-WebSocket-Version: 7'],
    ['no key', /Sec-WebSocket-Key: .*\r\n/, ''],
    ['a key that is none', /Sec-WebSocket-Key: .*/, 'Sec-WebSocket-Key: short'],
    ['another method', 'GET', 'POST'],
  ])('%s is refused', async (_, from, to) => {
    const socket = await tcp();
    const heard = once(socket, 'data');
    socket.write(upgrade().replace(from, to));
    expect(String((await heard)[0])).toMatch(/^HTTP\/1\.1 4/);
  });

  it('frames that come with the request wait, and are read as any other', async () => {
    const socket = await tcp();
    let heard = Buffer.alloc(0);
    socket.on('data', (data: Buffer) => (heard = Buffer.concat([heard, data])));
    socket.write(Buffer.concat([Buffer.from(upgrade()), frame(fin | text, 'early')]));
    await waitUntil(() => {
      const begin = heard.indexOf('\r\n\r\n');
      return begin >= 0 && closeCodeIn(heard.subarray(begin + 4)) === 4422;
    });
  });

  it('sockets cut in the middle of a frame, or of being let in, leave nothing', async () => {
    for (let count = 0; count < 50; count++) {
      const socket = await tcp();
      socket.write(upgrade());
      socket.write(frame(fin | binary, Buffer.alloc(500)).subarray(0, 100));
      socket.destroy();
    }
  });
});
