import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { built } from '../collab/built.mjs';
import { Figures } from '../collab/figures.mjs';
import { Generator } from '../collab/generator.mjs';
import { judge } from '../collab/goals.mjs';
import { House } from '../collab/house.mjs';
import { startDatabase } from '../collab/postgres.mjs';
import { sparePort } from '../../test/servers.mjs';
import { Program } from '../collab/processes.mjs';
import { withCpu } from '../collab/scenarios/measure.mjs';
import { table } from '../collab/table.mjs';
import { moves, openDebate } from './hall.mjs';

const acknowledged = 'vote acknowledged p95, ms';
const perMessage = 'server CPU per delivered message, µs';
const reaching = 'moving on reaches all p99, ms';
const votes = 1_000;
const voteSeconds = 5;
const storm = { people: 500, seconds: 10 };
/** How often the run-sheet moves on or back. */
const moveCount = 20;

/** A whole room in one debate, beside a bare socket.io server that only answers and broadcasts. See docs/how-to/bench.md. */
export async function benchDebate({ json, rounds, isQuick, only }) {
  const sizes = (only?.map(Number) ?? (isQuick ? [60] : [60, 300, 1_000])).filter((size) => size > 0);
  const dist = built();
  const database = await startDatabase();
  for (const signal of ['SIGINT', 'SIGTERM'])
    process.once(signal, () => void database.stop().finally(() => process.exit(130)));
  const began = performance.now();
  const all = [];
  const judgements = [];
  try {
    const house = await House.build(database.url, dist);
    console.log(
      `Node ${process.version}; ${database.what} (${await house.durability()}); rounds: ${rounds}.`,
    );
    console.log(`${votes} votes in ${voteSeconds} s. A cell is: median [min–max] ×ratio to the floor.`);
    try {
      const scenarios = [
        ...sizes.map((people) => ({
          name: `${people} people`,
          people,
          visit: debate,
          goals: goalsOf(people),
        })),
        ...(isQuick || only ? [] : [stormScenario]),
      ];
      for (const { name, people, visit, goals } of scenarios) {
        const figures = new Figures(['floor', 'ours']);
        for (let round = 0; round < rounds; round++)
          for (const server of round % 2 ? ['ours', 'floor'] : ['floor', 'ours'])
            figures.add(server, await visited(visit, { server, people, house, dist, round }));
        const judged = goals.map((goal) => judge(figures.byName, goal));
        console.log(`\n**${name}**\n\n${table(figures.byName, ['floor', 'ours'])}\n`);
        for (const { says } of judged) console.log(says);
        all.push(...figures.list(name));
        judgements.push(...judged.map(({ says: _, ...rest }) => ({ scenario: name, ...rest })));
      }
    } finally {
      await house.close();
    }
  } finally {
    await database.stop();
  }
  if (json)
    await writeFile(json, `${JSON.stringify({ figures: asFigures(all), goals: judgements }, null, 2)}\n`);
  console.log(`\nTook ${Math.round((performance.now() - began) / 1000)} s.`);
}

function goalsOf(people) {
  return [
    { figure: acknowledged, most: 400 },
    { figure: perMessage, than: 'floor', times: 2 },
    { figure: reaching, most: 1_000 },
  ].filter(() => people >= 60);
}

const stormScenario = {
  name: `${storm.people} people come in ${storm.seconds} s`,
  people: storm.people,
  goals: [{ figure: 'the debate is on the screen p95, ms', most: 3_000 }],
  visit: async ({ generator, addresses, program }) => {
    const { result, cpu } = await withCpu({ program }, () =>
      generator.do('storm', { addresses: addresses(storm.people), seconds: storm.seconds }),
    );
    return {
      'the debate is on the screen p50, ms': result.p50,
      'the debate is on the screen p95, ms': result.p95,
      'the debate is on the screen p99, ms': result.p99,
      'server CPU per newcomer, µs': cpu / storm.people,
    };
  },
};

async function debate({ generator, addresses, program, people, statements, round }) {
  const before = program.rss();
  await generator.do('connect', { addresses: addresses(people) });
  // What is compiled and loaded once is nobody's delay.
  await generator.do('vote', { statements, votes: 200, seconds: 2, seed: round });
  await generator.do('move', { commands: moves(4), pause: 100 });
  await program.rests();
  const voted = await withCpu({ program }, () =>
    generator.do('vote', { statements, votes, seconds: voteSeconds, seed: round + 1 }),
  );
  const moved = await withCpu({ program }, () =>
    generator.do('move', { commands: moves(moveCount), pause: 250 }),
  );
  const { result } = voted;
  return {
    'vote acknowledged p50, ms': result.p50,
    [acknowledged]: result.p95,
    'vote acknowledged p99, ms': result.p99,
    'server CPU per vote, µs': voted.cpu / votes,
    [perMessage]: voted.cpu / result.received,
    'messages delivered while voting, count': result.received,
    'moving on reaches all p50, ms': moved.result.p50,
    [reaching]: moved.result.p99,
    'from the first to the last p99, ms': moved.result.spread,
    'server CPU per move and person, µs': moved.cpu / moveCount / people,
    'server memory per person, KiB': (program.rss() - before) / people,
  };
}

/** One server, one time: it and everyone in it are fresh processes, and the debate is a new one. */
async function visited(visit, { server, people, house, dist, round }) {
  const port = await sparePort();
  const url = `http://127.0.0.1:${port}`;
  const isOurs = server === 'ours';
  const settings = { DATABASE_URL: house.url, LOG_LEVEL: 'warn', PUBLIC_URL: url, HOST: '127.0.0.1' };
  const file = isOurs ? resolve(dist, 'api/main.js') : resolve(import.meta.dirname, 'floor.mjs');
  const profile = isOurs ? process.env.BENCH_PROFILE : undefined;
  const nodeOptions = profile ? ['--cpu-prof', `--cpu-prof-dir=${profile}`] : [];
  const program = await Program.start(file, settings, port, nodeOptions);
  const generator = new Generator(resolve(import.meta.dirname, 'generator.mjs'));
  try {
    const { id, statements } = isOurs ? await openDebate({ house, url }) : invented();
    const addresses = (count) =>
      house.cookies.slice(0, count).map(({ cookie }) => ({ url, cookie, debateId: id }));
    return await visit({ generator, addresses, program, people, statements, round });
  } catch (error) {
    throw new Error(`${server}, ${people} people: ${error.message}\n${program.said}`, { cause: error });
  } finally {
    generator.stop();
    // A profile is written at the end, if it comes as the server wishes.
    await program.stop({ isGentle: profile !== undefined });
  }
}

/** The floor takes any id for a debate's or a statement's. */
function invented() {
  return { id: randomUUID(), statements: Array.from({ length: 20 }, () => randomUUID()) };
}

/** Ours beside the floor, a line for each figure. */
function asFigures(all) {
  return all
    .filter(({ peer }) => peer === 'ours')
    .map(({ scenario, name, value, unit, ratio }) => {
      const floor = all.find((one) => one.scenario === scenario && one.name === name && one.peer === 'floor');
      return { name: `${scenario}: ${name}`, value, unit, floor: floor?.value ?? null, ratio };
    });
}
