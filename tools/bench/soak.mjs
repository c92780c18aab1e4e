/**
 * An hour of an ordinary day: `node tools/bench/soak.mjs [--minutes 60]`. A PostgreSQL, the built collaboration server,
 * one document with 25 editors who each write a letter a second and 75 readers, and beside it people who come and go,
 * in that document and in others. Says a line a minute; at the end, how much the server's memory grew, and whether
 * everything it held is let go of a minute after the last one left. Ends with 1 when either is not as it must be.
 */
import { awarenessUpdate, hello, question, wholeState, writing } from './collab/generator/soak-frames.mjs';
import { readdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { WebSocket } from 'ws';
import { built } from './collab/built.mjs';
import { House } from './collab/house.mjs';
import { startDatabase } from './collab/postgres.mjs';
import { startServer } from './collab/servers.mjs';

const { values } = parseArgs({ options: { minutes: { type: 'string', default: '60' } } });
const minutes = Number(values.minutes);
const editors = 25;
const readers = 75;
const otherDocuments = 40;
/** Milliseconds from one who comes and goes to the next. */
const churn = 500;
/** What may be left of a process's growth when nothing leaks: what a garbage collector keeps for later. */
const mostGrowth = 1;

/** Someone at a screen: says hello, tells all they have (nothing), and writes letters under a client id of their own. */
class Client {
  static #nextId = 1;
  #clock = 0;
  #writes = 1;
  #timer;
  acknowledged = 0;
  code;

  constructor({ url, cookie }, { writes = false } = {}) {
    this.id = Client.#nextId++;
    this.socket = new WebSocket(url, { headers: { cookie }, perMessageDeflate: false });
    this.socket.on('error', () => {});
    this.socket.on('open', () => {
      this.socket.send(hello());
      this.socket.send(wholeState());
      this.socket.send(question());
      this.socket.send(awarenessUpdate(this.id));
      if (writes) this.#timer = setInterval(() => this.write(), 1_000);
    });
    this.socket.on('message', (data) => {
      if (data[0] === 100 && data[1] === 2) this.acknowledged = readCount(data);
    });
    this.closed = new Promise((resolve) =>
      this.socket.on('close', (code) => {
        clearInterval(this.#timer);
        this.code = code;
        resolve(code);
      }),
    );
  }

  write() {
    if (this.socket.readyState !== WebSocket.OPEN) return;
    this.socket.send(writing(this.id, this.#clock++));
    this.#writes++;
    if (this.#writes % 10 === 0) this.socket.send(awarenessUpdate(this.id, this.#clock));
  }

  /** Frames sent that are not known to be committed. */
  get waiting() {
    return this.#writes - this.acknowledged;
  }

  leave({ rudely = false } = {}) {
    clearInterval(this.#timer);
    if (rudely) this.socket.terminate();
    else this.socket.close();
    return this.closed;
  }
}

function readCount(data) {
  let count = 0;
  for (let at = 2, shift = 1; at < data.length; at++, shift *= 128) count += (data[at] & 127) * shift;
  return count;
}

async function gauges(server) {
  const text = await (await fetch(`http://127.0.0.1:${server.program.port}/metrics`)).text();
  const of = (name) => Number(new RegExp(`^samepage_collab_${name} (\\d+)`, 'm').exec(text)?.[1] ?? NaN);
  return { connections: of('connections'), rooms: of('rooms'), presences: of('presences') };
}

const openFiles = ({ program }) => readdirSync(`/proc/${program.child.pid}/fd`).length;

/** MB an hour, by least squares. */
function slope(samples) {
  const mean = (pick) => samples.reduce((sum, each) => sum + pick(each), 0) / samples.length;
  const [t, m] = [mean(({ hours }) => hours), mean(({ mb }) => mb)];
  const over = samples.reduce((sum, { hours, mb }) => sum + (hours - t) * (mb - m), 0);
  const under = samples.reduce((sum, { hours }) => sum + (hours - t) ** 2, 0);
  return under === 0 ? 0 : over / under;
}

async function live(server, house) {
  const [main, ...others] = await house.addDocuments(1 + otherDocuments);
  let person = 0;
  const clientOf = (document, options) => new Client(server.clients([document], person++)[0], options);
  const stay = [
    ...Array.from({ length: editors }, () => clientOf(main, { writes: true })),
    ...Array.from({ length: readers }, () => clientOf(main)),
  ];
  const passing = new Set();
  let passed = 0;
  let failed = 0;
  const come = setInterval(() => {
    const document = passed++ % 2 === 0 ? main : others[passed % others.length];
    const client = clientOf(document, { writes: true });
    passing.add(client);
    setTimeout(() => void client.leave({ rudely: passed % 3 === 0 }), 5_000 + (passed % 7) * 2_000);
    void client.closed.then((code) => {
      if (code !== 1005 && code !== 1006) failed++;
      passing.delete(client);
    });
  }, churn);

  const samples = [];
  const began = performance.now();
  const sample = () =>
    samples.push({ hours: (performance.now() - began) / 3.6e6, mb: server.program.rss() / 1024 });
  const every = setInterval(sample, 5_000);
  for (let minute = 1; minute <= minutes; minute++) {
    await sleep(60_000);
    const { connections, rooms, presences } = await gauges(server);
    const cut = stay.filter(({ code }) => code !== undefined).length;
    const most = Math.max(...stay.slice(0, editors).map(({ waiting }) => waiting));
    console.log(
      `${String(minute).padStart(3)} min  ${samples.at(-1).mb.toFixed(1)} MB  ${openFiles(server)} files  ` +
        `${connections} connections  ${rooms} rooms  ${presences} presences  ` +
        `came and went ${passed} (${failed} turned away)  cut off ${cut}  unsaved at most ${most}`,
    );
  }
  clearInterval(come);
  clearInterval(every);
  const cut = stay.filter(({ code }) => code !== undefined).length;
  await Promise.all([...stay, ...passing].map((client) => client.leave()));
  return { samples, failed, cut };
}

/** Everything the server held for people, a minute after the last one left. */
async function leftOver(server) {
  const end = Date.now() + 60_000;
  for (;;) {
    const now = await gauges(server);
    if (Object.values(now).every((count) => count === 0) || Date.now() > end) return now;
    await sleep(500);
  }
}

/** How many more files are open than there were, once the pool has closed the database connections nobody needs. */
async function filesLeft(server, before) {
  const end = Date.now() + 30_000;
  while (openFiles(server) > before && Date.now() < end) await sleep(500);
  return openFiles(server) - before;
}

const database = await startDatabase();
const house = await House.build(database.url, built());
const server = await startServer('ours', { house, dist: built() });
let isWell = false;
try {
  const filesBefore = openFiles(server);
  console.log(
    `On ${database.what}, for ${minutes} minutes: ${editors} editors, ${readers} readers, ${1000 / churn} a second who come and go.`,
  );
  const { samples, failed, cut } = await live(server, house);
  const growth = slope(samples.slice(Math.ceil(samples.length / 4)));
  const late = slope(samples.slice(Math.ceil(samples.length * (2 / 3))));
  const left = await leftOver(server);
  const files = await filesLeft(server, filesBefore);
  console.log(
    `memory: ${growth.toFixed(2)} MB an hour after the first quarter, ${late.toFixed(2)} in the last third`,
  );
  console.log(`left over: ${JSON.stringify(left)}, ${files} more open files than at first`);
  const isShort = minutes < 60;
  if (isShort) console.log('(a run this short says nothing about memory)');
  isWell =
    Object.values(left).every((count) => count === 0) &&
    failed === 0 &&
    cut === 0 &&
    (isShort || growth < mostGrowth);
  console.log(isWell ? 'well' : 'NOT WELL');
} finally {
  await server.stop();
  await house.close();
  await database.stop();
}
process.exit(isWell ? 0 : 1);
