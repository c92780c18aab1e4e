/** The process that is everyone at the other end: does what the bench tells it, one thing at a time. */
import * as Y from 'yjs';
import { moveCarets } from './carets.mjs';
import { Client, Room } from './client.mjs';
import { allSeen, every, saturate, Stopwatch, summary, type } from './load.mjs';
import { textName } from './updates.mjs';

/** How many sockets are opened at once where it does not matter how fast. */
const openAtOnce = 25;

let rooms = new Map();
let clients = [];
let typing;

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

  /** One newcomer; the time until they have the whole document. */
  async join({ address, dialect }) {
    const client = new Client(address, { dialect, room: new Room(address.document) });
    clients.push(client);
    await client.connect();
    return { ms: client.syncedAt - client.began };
  },

  /** Makes sure that what the last newcomer has is the whole document; answers how many bytes it came in. */
  async check({ length }) {
    const { document } = clients.at(-1);
    const doc = new Y.Doc();
    for (const part of document) Y.applyUpdate(doc, part);
    const bytes = document.reduce((sum, { byteLength }) => sum + byteLength, 0);
    const found = doc.getText(textName).length;
    if (found !== length)
      throw new Error(`the document of ${bytes} bytes has ${found} letters instead of ${length}`);
    return { bytes };
  },

  /** The last newcomer leaves. */
  async leaveAgain() {
    await gone(clients.pop());
  },

  /** The writers type until they are told to stop. */
  async startTyping({ writers, rate }) {
    const chosenOnes = chosen(writers, writers);
    const clock = new Stopwatch(chosenOnes.probes);
    typing = { clock, isOver: false };
    typing.done = (async () => {
      while (!typing.isOver)
        await every(chosenOnes.writers, 1000 / rate, 200, (writer) => {
          clock.sending(writer);
          writer.type();
        });
    })();
  },

  /** Answers how many letters each of the document's clients has written, and how long they took to each other. */
  async stopTyping() {
    typing.isOver = true;
    await typing.done;
    await allSeen([...rooms.values()]);
    typing.clock.stop();
    return { sent: clients.map(({ sent }) => sent), latency: summary(typing.clock.latencies) };
  },

  /**
   * All addresses come at once. `vector` and `answer` are what someone who has been here before holds; without them they
   * come with nothing. `elsewhere`: how many others are in the document, clients of another generator.
   */
  async rush({ addresses, dialect, vector, answer, isFromNow, elsewhere }) {
    const room = new Room(addresses[0].document, elsewhere);
    room.isWritten = true;
    rooms.set(addresses[0].document, room);
    const options = {
      dialect,
      isFromNow,
      readsLater: true,
      vector: bytesOf(vector),
      answer: bytesOf(answer),
      room,
    };
    clients = addresses.map((address) => new Client(address, options));
    const start = performance.now();
    await Promise.all(clients.map((client) => client.connect()));
    const each = clients.map(({ syncedAt }) => syncedAt - start);
    return { each: summary(each), bytes: mean(clients.map((client) => client.bytes)) };
  },

  /** Makes sure that everyone who came has all that those elsewhere have written. */
  async checkRush({ sent }) {
    const [room] = rooms.values();
    for (const [index, count] of sent.entries()) room.elsewhere[index].sent = count;
    for (const client of clients) client.read();
    await allSeen([room]);
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
  if (!room) rooms.set(document, (room = new Room(document)));
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
