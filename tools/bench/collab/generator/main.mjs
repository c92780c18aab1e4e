/** The process that is everyone at the other end: does what the bench tells it, one thing at a time. */
import * as Y from 'yjs';
import { Client, Room } from './client.mjs';
import { allSeen, every, moveCarets, saturate, Stopwatch, summary, type } from './load.mjs';

/** How many sockets are opened at once where it does not matter how fast. */
const openAtOnce = 25;

let rooms = new Map();
let clients = [];

const orders = {
  /** Opens sockets, and resolves when all have the whole document. */
  async connect({ addresses, dialect, wantsSaved = false }) {
    const added = addresses.map(
      (address) => new Client(address, { dialect, wantsSaved, room: roomOf(address) }),
    );
    clients.push(...added);
    for (let from = 0; from < added.length; from += openAtOnce)
      await Promise.all(added.slice(from, from + openAtOnce).map((client) => client.connect()));
    return added.length;
  },

  /** The first client of each document writes what should be in it. */
  async bring({ update }) {
    for (const { clients: inRoom } of rooms.values()) inRoom[0].bring(bytesOf(update));
  },

  type: ({ writers, probes, ...how }) =>
    type({ ...how, rooms: [...rooms.values()], ...chosen(writers, probes) }),

  saturate: ({ writers, ...how }) => saturate({ ...how, rooms: [...rooms.values()], ...chosen(writers, 0) }),

  moveCarets: ({ writers, probes, ...how }) =>
    moveCarets({ ...how, rooms: [...rooms.values()], ...chosen(writers, probes) }),

  /** One newcomer; the time until they have the whole document, and whether it is the one expected. */
  async join({ address, dialect, length, stays = false }) {
    const client = new Client(address, { dialect, room: new Room() });
    await client.connect();
    const ms = client.syncedAt - client.began;
    const bytes = client.document.reduce((sum, { byteLength }) => sum + byteLength, 0);
    const doc = new Y.Doc();
    for (const part of client.document) Y.applyUpdate(doc, part);
    const found = doc.getText('words').length;
    if (stays) clients.push(client);
    else client.leave();
    if (found !== length)
      throw new Error(`the document of ${bytes} bytes has ${found} letters instead of ${length}`);
    return { ms, bytes };
  },

  /**
   * All addresses come at once, while those who are there type on. `vector` and `answer` are what someone who has been
   * here before holds; without them they come with nothing.
   */
  async rush({ addresses, dialect, vector, answer, isFromNow, writers, rate }) {
    const all = [...rooms.values()];
    const { writers: typing, probes } = chosen(writers, writers);
    const clock = new Stopwatch(probes);
    let isOver = false;
    const typed = (async () => {
      while (!isOver)
        await every(typing, 1000 / rate, 200, (writer) => {
          clock.sending(writer);
          writer.type();
        });
    })();
    const options = {
      dialect,
      isFromNow,
      readsLater: true,
      vector: bytesOf(vector),
      answer: bytesOf(answer),
    };
    const came = addresses.map((address) => new Client(address, { ...options, room: roomOf(address) }));
    const start = performance.now();
    await Promise.all(came.map((client) => client.connect()));
    const last = Math.max(...came.map(({ syncedAt }) => syncedAt)) - start;
    isOver = true;
    await typed;
    for (const client of came) client.read();
    await allSeen(all);
    clock.stop();
    clients.push(...came);
    const each = came.map(({ syncedAt }) => syncedAt - start);
    return {
      last,
      each: summary(each),
      bytes: mean(came.map((client) => client.bytes)),
      latency: summary(clock.latencies),
    };
  },

  /** Everyone leaves. */
  async leave() {
    await Promise.all(clients.map((client) => gone(client)));
    rooms = new Map();
    clients = [];
  },
};

function roomOf({ document }) {
  let room = rooms.get(document);
  if (!room) rooms.set(document, (room = new Room()));
  return room;
}

/** `writers`: how many of the clients write, or `all`; `probes`: how many, the last ones first, are looked at closely. */
function chosen(writers, probes) {
  return {
    writers: writers === 'all' ? clients : clients.slice(0, writers),
    probes: probes === 'all' ? clients : clients.slice(Math.max(0, clients.length - probes)),
  };
}

function gone(client) {
  if (client.socket.readyState === client.socket.CLOSED) return undefined;
  return new Promise((resolve) => {
    client.socket.once('close', resolve);
    client.leave();
    setTimeout(() => client.cut(), 2_000).unref();
  });
}

const bytesOf = (text) => (text === undefined ? undefined : Buffer.from(text, 'base64'));
const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

process.on('message', async ({ id, order, details }) => {
  try {
    process.send({ id, answer: await orders[order](details) });
  } catch (error) {
    process.send({ id, error: error.stack });
  }
});
