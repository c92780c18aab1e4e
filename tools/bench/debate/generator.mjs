/** The process that is everyone in a debate: does what the bench tells it, one thing at a time. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { io } from 'socket.io-client';
import { percentile } from '../collab/statistics.mjs';

/** How many sockets are opened at once where it does not matter how fast. */
const openAtOnce = 20;
const patience = 20_000;

let people = [];
let lead;

/** One person on a phone: a socket, what it was sent, and when it was last told that something moved. */
class Person {
  received = 0;
  /** When each event came, by its sequence. */
  heard = new Map();
  /** What it held when it came in. */
  version = 0;

  constructor({ url, cookie, debateId }) {
    this.debateId = debateId;
    this.socket = io(url, {
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
      extraHeaders: { cookie, origin: url },
    });
    this.socket.onAny(() => this.received++);
    this.socket.on('debate.events', ({ events }) => {
      const now = performance.now();
      for (const { sequence } of events) if (!this.heard.has(sequence)) this.heard.set(sequence, now);
    });
  }

  /** Resolves when it has the debate on its screen. */
  async join() {
    if (!this.socket.connected)
      await new Promise((resolve, reject) => {
        this.socket.once('connect', resolve);
        this.socket.once('connect_error', reject);
      });
    const snapshot = await this.ask('debate.join', { debateId: this.debateId });
    this.version = snapshot.state.version;
    return snapshot;
  }

  async ask(event, request) {
    const answer = await this.socket.timeout(patience).emitWithAck(event, request);
    this.received++;
    if (!answer.ok) throw new Error(`${event}: ${JSON.stringify(answer.problem)}`);
    return answer.value;
  }
}

const orders = {
  /** Everyone comes, a few at once; the first is the one who runs it. */
  async connect({ addresses }) {
    const added = addresses.map((address) => new Person(address));
    for (let from = 0; from < added.length; from += openAtOnce)
      await Promise.all(added.slice(from, from + openAtOnce).map((person) => person.join()));
    people.push(...added);
    [lead] = people;
  },

  /** Everyone comes within so many seconds; how long each waited until the debate was on their screen. */
  async storm({ addresses, seconds }) {
    const waited = await Promise.all(
      addresses.map(async (address, index) => {
        await sleep((index / addresses.length) * seconds * 1000);
        const began = performance.now();
        const person = new Person(address);
        people.push(person);
        await person.join();
        return performance.now() - began;
      }),
    );
    return summary(waited);
  },

  /** So many votes within so many seconds, shared out among all; how long each took to be acknowledged. */
  async vote({ statements, votes, seconds, seed }) {
    const before = receivedByAll();
    const choices = ['agree', 'disagree', 'pass'];
    const refused = [];
    const took = await Promise.all(
      Array.from({ length: votes }, async (_, index) => {
        await sleep((index / votes) * seconds * 1000);
        const person = people[index % people.length];
        const statementId = statements[Math.floor(index / people.length) % statements.length];
        const choice = choices[(index * 7 + seed) % choices.length];
        const began = performance.now();
        const { outcome, reason } = await person.ask('debate.vote', {
          debateId: person.debateId,
          statementId,
          choice,
        });
        if (outcome !== 'counted') refused.push(reason);
        return performance.now() - began;
      }),
    );
    // The last broadcast of how votes stand belongs to them.
    await sleep(600);
    if (refused.length > 0) throw new Error(`${refused.length} votes were refused: ${refused[0]}`);
    return { ...summary(took), received: receivedByAll() - before };
  },

  /** The run-sheet is moved on so many times; how long until everyone has heard, and how far apart the first and last. */
  async move({ commands, pause }) {
    const reached = [];
    const spread = [];
    for (const command of commands) {
      const began = performance.now();
      const { outcome, version, because } = await lead.ask('debate.command', {
        debateId: lead.debateId,
        id: randomUUID(),
        command,
        // Nobody else moves it: the last event heard is what is there.
        expectedVersion: Math.max(lead.version, ...lead.heard.keys()),
      });
      if (outcome !== 'done') throw new Error(`${command.type}: ${because}`);
      const end = performance.now() + patience;
      while (people.some(({ heard }) => !heard.has(version))) {
        if (performance.now() > end) throw new Error(`not everyone heard event ${version}`);
        await sleep(2);
      }
      const times = people.map(({ heard }) => heard.get(version) - began);
      reached.push(...times);
      spread.push(Math.max(...times) - Math.min(...times));
      await sleep(pause);
    }
    return { ...summary(reached), spread: percentile(spread, 0.99) };
  },

  async leave() {
    for (const { socket } of people) socket.disconnect();
    people = [];
  },
};

function receivedByAll() {
  return people.reduce((sum, { received }) => sum + received, 0);
}

function summary(values) {
  return {
    p50: percentile(values, 0.5),
    p95: percentile(values, 0.95),
    p99: percentile(values, 0.99),
    max: Math.max(...values),
  };
}

process.on('message', async ({ id, order, details }) => {
  try {
    process.send({ id, answer: (await orders[order](details)) ?? null });
  } catch (error) {
    process.send({ id, error: error.stack });
  }
});
