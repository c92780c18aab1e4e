import { crc32 } from 'node:zlib';
import { WebSocket } from 'ws';
import { dialectOf, readMessage } from './frames.mjs';
import { letter, readRanges } from './updates.mjs';

/** One client at a server: a socket, and how far it has seen the writing of each of the document's writers. */
export class Client {
  /** When its document was complete, by `performance.now()`. */
  syncedAt = NaN;
  /** What it was sent until the server said that this is all, in parts. */
  document = [];
  frames = 0;
  bytes = 0;
  /** How many of its letters were sent. */
  sent = 0;
  /** How many of its writing frames the server says it keeps. */
  saved = 0;
  trouble;
  /** Called with what it has newly seen: `(writer, from, to)`, clocks of one of the document's writers. */
  onSeen;
  onSaved;
  onStates;
  #written = 0;
  #isRead = false;

  /**
   * @param {{ url: string, document: string, cookie?: string }} address
   * @param {{ dialect: string, room: Room, vector?: Uint8Array, answer?: Uint8Array, wantsSaved?: boolean, readsLater?: boolean, isFromNow?: boolean }} options
   * `vector`: the state it holds already; `answer`: what it answers to the server's question; `readsLater`: the document
   * it is given is looked through when `read` is called; `isFromNow`: nobody will give it what was written before.
   */
  constructor(address, options) {
    this.address = address;
    this.options = options;
    this.room = options.room;
    this.index = options.room.add(this);
    this.clientId = options.room.firstClient + this.index;
    this.says = dialectOf(options.dialect, address.document);
    /** By writer of the room: how many of their letters were seen. */
    this.seen = [];
  }

  /** Resolves when the document is complete. */
  connect() {
    this.began = performance.now();
    const { url, cookie } = this.address;
    return new Promise((resolve, reject) => {
      this.resolve = resolve;
      const fail = (why) => {
        this.trouble ??= why;
        reject(new Error(why));
      };
      this.socket = new WebSocket(url, { perMessageDeflate: false, headers: cookie ? { cookie } : {} });
      this.socket.on('open', () => this.#greet());
      this.socket.on('message', (data) => this.#receive(data));
      this.socket.on('error', (error) => fail(error.message));
      this.socket.on('close', (code, reason) => {
        if (!this.isLeaving) fail(`closed with ${code} ${reason}`);
      });
    });
  }

  #greet() {
    const { dialect, wantsSaved, vector } = this.options;
    if (dialect === 'hocuspocus') this.socket.send(this.says.token());
    if (wantsSaved) this.socket.send(this.says.hello());
    this.socket.send(this.says.step1(vector));
  }

  #receive(data) {
    this.frames++;
    this.bytes += data.byteLength;
    const message = readMessage(this.options.dialect, data);
    if (message.kind === 'change') this.#see(message);
    else if (message.kind === 'step1') this.#write(this.says.step2(this.options.answer));
    else if (message.kind === 'awareness') this.onStates?.(message.bytes);
    else if (message.kind === 'saved') {
      this.saved = message.count;
      this.onSaved?.(message.count);
    }
  }

  #see({ isAnswer, bytes }) {
    if (this.#isRead) {
      readRanges(bytes, (...range) => this.#count(...range));
      return;
    }
    this.document.push(bytes);
    if (!isAnswer || !Number.isNaN(this.syncedAt)) return;
    this.syncedAt = performance.now();
    this.resolve();
    if (!this.options.readsLater) this.read();
  }

  /** Looks through the document it was given, and what has come since. */
  read() {
    this.#isRead = true;
    if (!this.room.isWritten) return;
    const ranges = [];
    for (const bytes of this.document) readRanges(bytes, (...range) => ranges.push(range));
    // What was written while the document was on its way may have come before it.
    ranges.sort(([, one], [, other]) => one - other);
    for (const range of ranges) this.#count(...range);
  }

  #count(client, clock, length) {
    const writer = client - this.room.firstClient;
    // Some servers send a writer's own letters back, among those of others.
    if (writer === this.index || writer < 0 || writer >= this.room.clients.length) return;
    // Where the server has no documents, a newcomer has only what came since.
    const before = this.seen[writer] ?? (this.options.isFromNow ? clock : 0);
    const after = clock + length;
    if (clock > before) this.trouble ??= `letters ${before} to ${clock - 1} of writer ${writer} never came`;
    if (after <= before) return;
    this.seen[writer] = after;
    this.onSeen?.(writer, before, after);
  }

  #write(frame) {
    this.#written++;
    this.socket.send(frame);
  }

  /** Writes a letter; answers its clock. */
  type() {
    this.room.isWritten = true;
    const clock = this.sent++;
    this.#write(this.says.update(letter(this.clientId, clock)));
    return clock;
  }

  /** Writes something else of its own. */
  bring(update) {
    this.#write(this.says.update(update));
  }

  /** How many writing frames it has sent: what the server counts for its acknowledgements. */
  get written() {
    return this.#written;
  }

  show(clock, state) {
    this.socket.send(this.says.awareness(this.clientId, clock, state));
  }

  leave() {
    this.isLeaving = true;
    this.socket?.close();
  }

  /** Without a goodbye, as when the network goes. */
  cut() {
    this.isLeaving = true;
    this.socket?.terminate();
  }
}

/** The clients of one document. Their client ids are in a row, so that a letter's writer is found by subtracting. */
export class Room {
  clients = [];
  isWritten = false;

  /**
   * @param {string} document Its name gives the client ids, so that several generators agree on them.
   * @param {number} elsewhere So many clients, the first ones, are another generator's.
   */
  constructor(document, elsewhere = 0) {
    this.firstClient = 1_000_000 + Math.floor(crc32(document) / 2);
    this.elsewhere = Array.from({ length: elsewhere }, (_, index) => ({ index, sent: 0 }));
    this.clients.push(...this.elsewhere);
  }

  /** Those who are here. */
  get here() {
    return this.clients.slice(this.elsewhere.length);
  }

  add(client) {
    return this.clients.push(client) - 1;
  }

  /** What of the letters sent has not come to someone who was there; undefined when all is well. */
  missing() {
    for (const reader of this.here) {
      if (reader.isLeaving) continue;
      if (reader.trouble) return `client ${reader.index}: ${reader.trouble}`;
      for (const writer of this.clients) {
        if (writer === reader || writer.sent === 0 || writer.isLeaving) continue;
        const seen = reader.seen[writer.index] ?? (reader.options.isFromNow ? Infinity : 0);
        if (seen < writer.sent)
          return `client ${reader.index} saw ${seen} of the ${writer.sent} letters of client ${writer.index}`;
      }
    }
    return undefined;
  }
}
