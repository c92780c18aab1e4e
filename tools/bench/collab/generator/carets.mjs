import { setTimeout as sleep } from 'node:timers/promises';
import { readStates } from './frames.mjs';
import { allSeen, every, Stopwatch, summary, totals } from './load.mjs';

/** A caret that has not come by then is lost. */
const patience = 2_000;

/**
 * Everyone moves their caret `hz` times a second, and `writers` type meanwhile. A caret counts as seen when it or a
 * later one of the same person arrives: a server may leave out what is out of date.
 */
export async function moveCarets({ rooms, writers, probes, hz, seconds, rate }) {
  const [{ clients }] = rooms;
  const before = totals(rooms);
  const stopwatch = new Stopwatch(probes);
  const carets = new Carets(clients, probes);
  await Promise.all([
    every(clients, 1000 / hz, seconds * 1000, (client) => carets.move(client)),
    every(writers, 1000 / rate, seconds * 1000, (writer) => {
      stopwatch.sending(writer);
      writer.type();
    }),
  ]);
  await allSeen(rooms);
  for (const end = performance.now() + patience; carets.due > 0 && performance.now() < end;) await sleep(20);
  const after = totals(rooms);
  stopwatch.stop();
  carets.stop();
  return {
    due: carets.moved * (clients.length - 1),
    lost: carets.due,
    perSecond: (after.frames - before.frames) / clients.length / seconds,
    carets: summary(carets.latencies),
    latency: summary(stopwatch.latencies),
  };
}

/** Numbers everyone's carets, and notices which of them come to the probes. */
class Carets {
  latencies = [];
  /** How many were moved. */
  moved = 0;
  /** By client id: when each of their carets was sent, also those of earlier. */
  #sent = new Map();
  /** By probe, by client id: how many were seen. */
  #seen = new Map();

  constructor(clients, probes) {
    for (const client of clients) this.#sent.set(client.clientId, (client.carets ??= []));
    for (const probe of probes) {
      const others = clients.filter((client) => client !== probe);
      this.#seen.set(probe, new Map(others.map(({ clientId, carets }) => [clientId, carets.length])));
      probe.onStates = (update) => readStates(update, (client, state) => this.#see(probe, client, state));
    }
  }

  move(client) {
    const sent = this.#sent.get(client.clientId);
    const number = sent.push(performance.now());
    this.moved++;
    // As y-tiptap writes it; the number is where the caret's place would be.
    const point = { type: null, tname: 'words', item: { client: client.clientId, clock: number }, assoc: 0 };
    const cursor = { anchor: point, head: point };
    client.show(number, JSON.stringify({ user: { name: 'Someone', color: '#aabbcc' }, cursor }));
  }

  #see(probe, client, state) {
    const seen = this.#seen.get(probe);
    const number = seen.has(client) ? JSON.parse(state)?.cursor?.anchor.item.clock : undefined;
    if (number === undefined) return;
    const now = performance.now();
    const sent = this.#sent.get(client);
    for (let next = seen.get(client); next < number; next++) this.latencies.push(now - sent[next]);
    seen.set(client, Math.max(seen.get(client), number));
  }

  /** How many of the carets that the probes have to see they have not. */
  get due() {
    let due = 0;
    for (const seen of this.#seen.values())
      for (const [client, count] of seen) due += this.#sent.get(client).length - count;
    return due;
  }

  stop() {
    for (const probe of this.#seen.keys()) probe.onStates = undefined;
  }
}
