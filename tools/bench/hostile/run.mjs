import { writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { built } from '../collab/built.mjs';
import { Figures } from '../collab/figures.mjs';
import { Generator } from '../collab/generator.mjs';
import { judge } from '../collab/goals.mjs';
import { House } from '../collab/house.mjs';
import { startDatabase } from '../collab/postgres.mjs';
import { startServer } from '../collab/servers.mjs';
import { percentile } from '../collab/statistics.mjs';
import { short, table } from '../collab/table.mjs';
import { bundle } from './bundle.mjs';
import { People } from './people.mjs';

const all = { random: 200_000, mutated: 200_000, crafted: 20_000 };
const hostilePeople = 20;
const calmSeconds = 10;
/** Milliseconds from one look at the server's event loop to the next: so one knows when it was held up, too. */
const every = 5_000;

const seen = (share) => `honest edit seen by another, ${share === 1 ? 'at most' : `p${share * 100}`}, ms`;
const held = 'server’s event loop held up at most, ms';
const ends = 'times the server ended';
const goals = [
  { figure: ends, most: 0 },
  { figure: held, most: 250 },
  { figure: seen(0.95), than: 'calm', times: 2 },
];

/** Hostile frames against the built server in a process of its own, while others type. See docs/how-to/bench.md. */
export async function benchHostile({ only, share, json }) {
  const kinds = Object.keys(all).filter((kind) => !only || only.includes(kind));
  if (kinds.length === 0) throw new Error(`There are the kinds ${Object.keys(all).join(', ')}.`);
  const counts = Object.fromEntries(
    Object.keys(all).map((kind) => [kind, kinds.includes(kind) ? Math.ceil(all[kind] * share) : 0]),
  );
  const seed = process.env.SEED ? Number(process.env.SEED) >>> 0 : Math.floor(Math.random() * 2 ** 32);
  const dist = built();
  const bundled = await bundle();
  const database = await startDatabase();
  for (const signal of ['SIGINT', 'SIGTERM'])
    process.once(
      signal,
      () => void Promise.all([database.stop(), bundled.remove()]).finally(() => process.exit(130)),
    );
  try {
    const house = await House.build(database.url, dist);
    console.log(`Node ${process.version}; ${database.what} (${await house.durability()}); SEED=${seed}.`);
    console.log(`${JSON.stringify(counts)} from ${hostilePeople} people.`);
    try {
      const found = await attack({ house, dist, bundled, counts, seed });
      const judged = goals.map((goal) => judge(found.figures.byName, goal, 'attacked'));
      report(found, judged);
      if (json)
        await writeFile(json, `${JSON.stringify(asJson(found, judged, { seed, counts }), null, 2)}\n`);
      if (found.broken.length > 0) throw new Error(`Something broke:\n${found.broken.join('\n')}`);
    } finally {
      await house.close();
    }
  } finally {
    await Promise.all([database.stop(), bundled.remove()]);
  }
}

/** Everything that happens to one server, from its start until all have left it. */
async function attack({ house, dist, bundled, counts, seed }) {
  const found = { figures: new Figures(['calm', 'attacked']), broken: [], closed: {}, longest: [] };
  const server = await startServer('ours', { house, dist });
  const { program } = server;
  const ended = watch(program);
  const honest = new Generator(bundled.file('honest'));
  const attackers = new Generator(bundled.file('attackers'));
  const people = new People(
    bundled.file('person'),
    house.cookies.slice(0, 3).map(({ cookie }) => cookie),
  );
  try {
    const happened = happens({ house, server, honest, people, attackers, counts, seed, found });
    // Who types would wait for ever for a server that is not there.
    await Promise.race([happened, ended.unasked]);
  } catch (error) {
    found.broken.push(error.message);
  } finally {
    attackers.stop();
    honest.stop();
    people.stop();
    const wasRunning = program.isRunning;
    await program.stop({ isGentle: true });
    found.exit = program.child.exitCode ?? program.child.signalCode;
    found.stderr = ended.stderr;
    if (wasRunning && found.exit !== 0)
      found.broken.push(`the server ended with ${found.exit} when asked to stop`);
    if (/unhandled|uncaught/i.test(found.stderr))
      found.broken.push('the server speaks of what it did not handle');
    found.figures.add('attacked', { [ends]: wasRunning ? 0 : 1 });
  }
  return found;
}

async function happens({ house, server, honest, people, attackers, counts, seed, found }) {
  const { program } = server;
  const [documentId] = await house.addDocuments(1);
  const url = `ws://127.0.0.1:${program.port}/collab`;
  const cookies = house.cookies.map(({ cookie }) => cookie);
  await honest.do('enter', { url, documentId, cookies: cookies.slice(3, 6), seed });
  await people.enter({ url, documentId, seed });
  await honest.do('startTyping');
  // What is compiled and loaded once is nobody's delay.
  await typeFor(people, 2);
  await program.delay();
  add(found, 'calm', await typeFor(people, calmSeconds), await program.delay());

  await people.startTyping();
  const cpu = await program.cpu();
  const looking = lookAt(program);
  const hostile = cookies.slice(10, 10 + hostilePeople);
  const { seconds } = await attackers.do('assault', {
    url: `${url}/${documentId}`,
    cookies: hostile,
    counts,
    seed,
  });
  const delays = await looking.stop();
  found.longest = delays;
  found.seconds = seconds;
  const worst = {
    max: Math.max(...delays.map(({ max }) => max)),
    p99: Math.max(...delays.map(({ p99 }) => p99)),
    busy: Math.max(...delays.map(({ busy }) => busy)),
  };
  add(found, 'attacked', await people.stopTyping(), worst);
  const whole = await honest.do('stopTyping');
  const frames = Object.values(counts).reduce((sum, count) => sum + count, 0);
  found.figures.add('attacked', {
    'hostile frames dealt with, 1/s': frames / seconds,
    'server CPU, share of one core': ((await program.cpu()) - cpu) / 1e6 / seconds,
    'server memory at most, MiB': program.peak() / 1024,
    'client ids in the document': whole.clients,
    'event loop of those with whole pages held up at most, ms': whole.loop,
  });

  const { written: others, closes } = await people.written();
  const looked = await honest.do('look', {
    url,
    documentId,
    cookie: cookies[6],
    database: house.url,
    others,
  });
  judgePages(found, { ...looked, closes: [...whole.closes, ...closes] });
  await Promise.all([honest.do('leave'), people.leave()]);
  found.left = await leftOver(program);
  if (Object.values(found.left).some((count) => count !== 0))
    found.broken.push(`the server still holds ${JSON.stringify(found.left)} when all have left`);
  found.closed = Object.fromEntries(
    [...(await metrics(program)).matchAll(/^samepage_collab_closed_total\{reason="(\w+)"\} (\d+)/gm)].map(
      ([, reason, times]) => [reason, Number(times)],
    ),
  );
}

async function typeFor(people, seconds) {
  await people.startTyping();
  await sleep(seconds * 1000);
  return people.stopTyping();
}

function add({ figures }, when, { delays, loop }, server) {
  figures.add(when, {
    'honest edits': delays.length,
    [seen(0.5)]: percentile(delays, 0.5),
    [seen(0.95)]: percentile(delays, 0.95),
    [seen(0.99)]: percentile(delays, 0.99),
    [seen(1)]: percentile(delays, 1),
    [held]: server.max,
    'by its own work at most, ms': server.busy,
    'server’s event loop held up, p99 of the worst 5 s, ms': server.p99,
    'event loop of those who type held up at most, ms': loop,
  });
}

function judgePages(found, { pages, damage, sequence, written, lost, closes }) {
  found.pages = pages;
  found.written = written;
  found.sequence = sequence;
  const hashes = new Set(pages.map(({ hash }) => hash));
  if (hashes.size > 1)
    found.broken.push(
      `not all have the same page: ${pages.map(({ who, hash }) => `${who} ${hash.slice(0, 8)}`).join(', ')}`,
    );
  for (const { who, isWhole } of pages)
    if (!isWhole) found.broken.push(`${who} waits for something that never came`);
  if (lost > 0) found.broken.push(`${lost} of ${written} honest edits are not in the log`);
  if (damage > 0) found.broken.push(`the log has ${damage} damaged entries`);
  if (closes.length > 0) found.broken.push(`honest people were closed: ${closes.join(', ')}`);
}

/** How long the event loop was held up in each stretch of time, with the second the stretch ended at. */
function lookAt(program) {
  const delays = [];
  const began = performance.now();
  const end = new AbortController();
  const look = async () =>
    delays.push({ at: (performance.now() - began) / 1000, ...(await program.delay()) });
  const looks = (async () => {
    while (!end.signal.aborted) {
      await sleep(every, undefined, { signal: end.signal }).catch(() => undefined);
      await look();
    }
  })();
  looks.catch(() => undefined);
  return {
    stop: async () => {
      end.abort();
      await looks;
      return delays;
    },
  };
}

/** What it says on stderr, and a promise that fails when it ends before it is asked to. */
function watch({ child }) {
  const watched = { stderr: '' };
  child.stderr.on('data', (chunk) => (watched.stderr = (watched.stderr + chunk).slice(-100_000)));
  watched.unasked = new Promise((_, reject) => {
    child.once('exit', (code, signal) => reject(new Error(`the server ended with ${code ?? signal}`)));
  });
  watched.unasked.catch(() => undefined);
  return watched;
}

const metrics = async ({ port }) => (await fetch(`http://127.0.0.1:${port}/metrics`)).text();

/** Everything the server holds for people, a minute after the last one left if it is not let go of before. */
async function leftOver(program) {
  for (const end = Date.now() + 60_000; ; await sleep(250)) {
    const text = await metrics(program);
    const of = (name) => Number(new RegExp(`^samepage_collab_${name} (\\d+)`, 'm').exec(text)?.[1] ?? NaN);
    const now = { rooms: of('rooms'), connections: of('connections'), presences: of('presences') };
    if (Object.values(now).every((count) => count === 0) || Date.now() > end) return now;
  }
}

function report(
  { figures, broken, closed, longest, pages = [], seconds, written, sequence, stderr, exit, left },
  judged,
) {
  console.log(`\n${table(figures.byName, ['calm', 'attacked'])}\n`);
  console.log(`The attack took ${short(seconds)} s. Closed by the server: ${JSON.stringify(closed)}.`);
  const worst = longest.toSorted((one, other) => other.max - one.max).slice(0, 5);
  console.log(
    `Held up longest: ${worst.map(({ at, max, busy }) => `${short(max)} ms (${short(busy)} of work) before second ${short(at)}`).join(', ')}.`,
  );
  const [one, ...others] = pages;
  if (one) {
    const same = others.every(({ hash }) => hash === one.hash) ? 'the same page' : 'DIFFERENT PAGES';
    console.log(
      `${written} honest edits, a log of ${sequence} entries; ${pages.map(({ who }) => who).join(', ')}: ${same}.`,
    );
  }
  if (left) console.log(`Left over: ${JSON.stringify(left)}. Ended with ${exit} when asked to.`);
  if (stderr) console.log(`On stderr:\n${stderr.slice(-4000)}`);
  console.log('');
  for (const { says } of judged) console.log(says);
  for (const what of broken) console.log(`BROKEN ${what}`);
}

function asJson(
  { figures, closed, longest, seconds, written, sequence, exit, left, broken, pages },
  judged,
  run,
) {
  const goalsMet = judged.map(({ says: _, ...rest }) => ({ scenario: 'hostile', ...rest }));
  return {
    figures: figures.list('hostile'),
    goals: goalsMet,
    ...run,
    ...{ seconds, closed, longest, written, sequence, exit, left, broken, pages },
  };
}
