/**
 * The process that is one honest person: writes, and notes when the bytes of what another wrote arrive, and does no more
 * than that takes. What is measured between two of them is the whole way through the server, and not the replicas that
 * in life are each on a computer of their own.
 */
import { helloFrame, step2Frame, updateFrame } from '@samepage/sync-protocol';
import { SeededRandom, waitUntil } from '@samepage/testing';
import * as decoding from 'lib0/decoding';
import { once } from 'node:events';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { watchEventLoop } from '../../../collab-server/test/frames/assault';
import { obey } from './obey.mjs';

/** Who was not heard of for so long will not be. */
const patience = 60_000;
/** Milliseconds: as people type, and not as fast as the server can. */
const pause = 15;

/** Has what this person wrote, and nothing else. */
const own = new Y.Doc();
const written = [];
const closes = [];
let socket;
let seat;
let people;
let random;
/** Writing frames since hello, and how many of them the server has answered for. */
let sent = 0;
let acknowledged = 0;

/** Whether this person writes when it is their turn. */
let isTyping = false;
/** The next edit of this person, soon to be written. */
let next;
/** The edit before this person's next turn, by the bytes it is recognised by wherever they arrive. */
let awaited;
/** By turn, when its edit was written or seen here. */
let wrote = [];
let saw = [];
let loop;

/** Milliseconds on a clock that all processes of a machine share. */
const now = () => Number(process.hrtime.bigint()) / 1e6;
const markOf = (turn) => `⟪${turn}⟫`;

function hear(data) {
  if (data[0] === 100) hearSaved(data);
  if (!awaited || data.indexOf(awaited.mark) < 0) return;
  const { turn } = awaited;
  saw.push([turn, now()]);
  awaitTurn(turn + people);
  if (isTyping) next = setTimeout(() => write(turn + 1), pause);
}

function hearSaved(data) {
  const decoder = decoding.createDecoder(new Uint8Array(data));
  const [, kind] = [decoding.readVarUint(decoder), decoding.readVarUint(decoder)];
  if (kind === 2) acknowledged = decoding.readVarUint(decoder);
}

function awaitTurn(turn) {
  awaited = { turn, mark: Buffer.from(markOf(turn)) };
}

function write(turn) {
  const words = own.getText('words');
  const [client, text] = [own.clientID, markOf(turn)];
  written.push({ client, clock: Y.getState(own.store, client), text });
  wrote.push([turn, now()]);
  words.insert(random.chance(0.8) ? words.length : 0, text);
}

function send(frame) {
  socket.send(frame);
  sent++;
}

obey({
  async enter({ url, documentId, cookie, seed, ...place }) {
    ({ seat, people } = place);
    random = new SeededRandom(seed + seat);
    socket = new WebSocket(`${url}/${documentId}`, { headers: { cookie } });
    socket.on('message', hear);
    socket.on('close', (code) => closes.push(code));
    await once(socket, 'open');
    socket.send(helloFrame(0));
    send(step2Frame(Y.encodeStateAsUpdate(own)));
    own.on('update', (update) => send(updateFrame(update)));
    awaitTurn((seat + people - 1) % people);
  },

  /** To write whenever they have seen the edit before their turn. */
  startTyping() {
    [isTyping, wrote, saw] = [true, [], []];
    loop = watchEventLoop();
  },

  /** It is their turn, and nobody has written the edit before it. */
  begin({ turn }) {
    awaitTurn(turn + people - 1);
    write(turn);
  },

  /** To write no more. The last turn they wrote in, if any. */
  stopTyping() {
    isTyping = false;
    clearTimeout(next);
    return wrote.at(-1)?.[0] ?? -1;
  },

  /** When they wrote and saw which edit, once they have seen the last one if it is theirs to see. */
  async tell({ last }) {
    if ((last + 1) % people === seat)
      await waitUntil(() => awaited.turn > last, { what: 'an edit is seen by another', timeout: patience });
    return { wrote, saw, loop: loop.longest() };
  },

  /** What they wrote, once the server has said that it is kept. */
  async written() {
    await waitUntil(() => acknowledged >= sent, {
      what: 'what an honest one wrote is acknowledged',
      timeout: patience,
    });
    return { written, closes };
  },

  leave() {
    socket.terminate();
  },
});
