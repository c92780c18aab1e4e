import { setTimeout as sleep } from 'node:timers/promises';
import { percentile } from '../statistics.mjs';

const patience = 30_000;

/**
 * Everyone in `writers` types at `rate` keys a second, each at moments of their own. Resolves when every letter came to
 * everyone. Latencies are those at `probes`, and until the writer was told that a letter is kept (where they asked).
 */
export async function type({ rooms, writers, probes, rate, seconds }) {
  const clock = new Stopwatch(probes);
  const told = watchSaved(writers);
  const before = totals(rooms);
  const start = performance.now();
  await every(writers, 1000 / rate, seconds * 1000, (writer) => {
    told.sending(writer);
    clock.sending(writer);
    writer.type();
  });
  await allSeen(rooms);
  await told.done();
  const after = totals(rooms);
  clock.stop();
  return {
    seconds: (performance.now() - start) / 1000,
    sent: after.sent - before.sent,
    deliveries: after.deliveries - before.deliveries,
    frames: after.frames - before.frames,
    bytes: after.bytes - before.bytes,
    latency: summary(clock.latencies),
    saved: summary(told.latencies),
  };
}

/** Everyone in `writers` types as fast as the window allows: at most so many letters that the next one has not seen. */
export async function saturate({ rooms, writers, window, seconds, perSecond, burst }) {
  const before = totals(rooms);
  const start = performance.now();
  const end = start + seconds * 1000;
  // What our server takes from one socket; the same for all.
  const allowed = () => burst + ((performance.now() - start) / 1000) * perSecond;
  const base = new Map(writers.map((writer) => [writer, writer.sent]));
  for (const [index, writer] of writers.entries()) {
    const reader = writers[(index + 1) % writers.length];
    const fill = () => {
      const most = Math.min((reader.seen[writer.index] ?? 0) + window, base.get(writer) + allowed());
      while (performance.now() < end && writer.sent < most) writer.type();
    };
    writer.fill = fill;
    reader.onSeen = (seen) => {
      if (seen === writer.index) setImmediate(fill);
    };
    fill();
  }
  while (performance.now() < end) {
    await sleep(5);
    for (const writer of writers) writer.fill();
  }
  const stoppedAt = performance.now();
  for (const writer of writers) writer.onSeen = undefined;
  await allSeen(rooms);
  const after = totals(rooms);
  return {
    seconds: (stoppedAt - start) / 1000,
    sent: after.sent - before.sent,
    deliveries: after.deliveries - before.deliveries,
    frames: after.frames - before.frames,
    isCapped: writers.some(
      (writer) => writer.sent - base.get(writer) >= burst + seconds * perSecond - window,
    ),
  };
}

/** Calls `act` for each of them every `pause` milliseconds on the average, each at its own moments. */
export async function every(actors, pause, duration, act) {
  const start = performance.now();
  // One timer for all: actors sorted by when they are due next.
  const due = actors.map((actor) => ({ actor, at: start + Math.random() * pause }));
  for (let now = start; now < start + duration; now = performance.now()) {
    for (const entry of due) {
      while (entry.at <= now && entry.at < start + duration) {
        act(entry.actor);
        entry.at += pause * (0.9 + 0.2 * Math.random());
      }
    }
    const next = due.reduce((least, { at }) => Math.min(least, at), start + duration);
    await sleep(Math.max(0, next - performance.now()));
  }
}

/** Resolves when every letter came to everyone; throws when one does not. */
export async function allSeen(rooms, within = patience) {
  const end = performance.now() + within;
  for (;;) {
    const trouble = rooms
      .flatMap((room) => room.clients)
      .find((client) => client.trouble && !client.isLeaving);
    if (trouble) throw new Error(`client ${trouble.index}: ${trouble.trouble}`);
    const missing = rooms.map((room) => room.missing()).find(Boolean);
    if (!missing) return;
    if (performance.now() > end) throw new Error(missing);
    await sleep(5);
  }
}

/** How long letters take to the probes. */
export class Stopwatch {
  latencies = [];
  #sentAt = new Map();

  constructor(probes) {
    this.probes = probes;
    for (const probe of probes) {
      probe.onSeen = (writer, from, to) => {
        const now = performance.now();
        const sent = this.#sentAt.get(probe.room.clients[writer]);
        for (let clock = from; sent && clock < to; clock++)
          if (sent[clock] !== undefined) this.latencies.push(now - sent[clock]);
      };
    }
  }

  sending(writer) {
    let sent = this.#sentAt.get(writer);
    if (!sent) this.#sentAt.set(writer, (sent = []));
    sent[writer.sent] = performance.now();
  }

  stop() {
    for (const probe of this.probes) probe.onSeen = undefined;
  }
}

function watchSaved(writers) {
  const watched = writers.filter((writer) => writer.options.wantsSaved);
  const latencies = [];
  const sentAt = new Map();
  for (const writer of watched) {
    const sent = [];
    sentAt.set(writer, sent);
    let told = writer.saved;
    writer.onSaved = (count) => {
      for (; told < count; told++)
        if (sent[told + 1] !== undefined) latencies.push(performance.now() - sent[told + 1]);
    };
  }
  return {
    latencies,
    sending: (writer) => {
      const sent = sentAt.get(writer);
      if (sent) sent[writer.written + 1] = performance.now();
    },
    done: async () => {
      for (const end = performance.now() + patience; watched.some(({ saved, written }) => saved < written);) {
        if (performance.now() > end) throw new Error('some letters were never acknowledged');
        await sleep(5);
      }
    },
  };
}

/** What was sent and has arrived so far. Counts every letter at everyone who has to see it. */
export function totals(rooms) {
  const sum = { sent: 0, deliveries: 0, frames: 0, bytes: 0 };
  for (const { clients } of rooms) {
    for (const client of clients) {
      sum.sent += client.sent;
      sum.frames += client.frames;
      sum.bytes += client.bytes;
      for (const [writer, seen] of client.seen.entries())
        if (writer !== client.index) sum.deliveries += seen ?? 0;
    }
  }
  return sum;
}

export function summary(latencies) {
  return {
    count: latencies.length,
    p50: percentile(latencies, 0.5),
    p95: percentile(latencies, 0.95),
    p99: percentile(latencies, 0.99),
    max: percentile(latencies, 1),
  };
}
