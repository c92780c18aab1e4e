import { writeFile } from 'node:fs/promises';
import { built } from './built.mjs';
import { Figures } from './figures.mjs';
import { Generator } from './generator.mjs';
import { House } from './house.mjs';
import { judge } from './goals.mjs';
import { startDatabase } from './postgres.mjs';
import { scenarios } from './scenarios/index.mjs';
import { startServer } from './servers.mjs';
import { table } from './table.mjs';

/** Measures our collaboration server beside others and beside what relaying alone costs. See docs/how-to/bench.md. */
export async function benchCollaboration(options) {
  const { only, json, rounds } = options;
  const wanted = scenarios.filter(({ letter }) => !only || only.includes(letter));
  if (wanted.length === 0)
    throw new Error(`There are the scenarios ${scenarios.map(({ letter }) => letter).join(', ')}.`);
  const dist = built();
  const database = await startDatabase();
  // Servers and generators are killed when this process ends; the database takes its folder along.
  for (const signal of ['SIGINT', 'SIGTERM'])
    process.once(signal, () => void database.stop().finally(() => process.exit(130)));
  const began = performance.now();
  const all = [];
  const goals = [];
  const broken = [];
  try {
    const house = await House.build(database.url, dist);
    console.log(
      `Node ${process.version}; ${database.what} (${await house.durability()}); rounds: ${rounds}.`,
    );
    console.log('A cell is: median [min–max] ×ratio to the first column.');
    try {
      for (const scenario of wanted) {
        for (const variant of scenario.variants(options)) {
          const { figures, failures } = await measure(variant, { house, dist, options });
          broken.push(...failures.map((failure) => `(${scenario.letter}) ${variant.name}: ${failure}`));
          const judged = variant.goals.map((goal) => judge(figures.byName, goal));
          report(scenario, variant, figures, judged);
          all.push(...figures.list(`(${scenario.letter}) ${variant.name}`));
          goals.push(
            ...judged.map(({ says: _, ...rest }) => ({
              scenario: `(${scenario.letter}) ${variant.name}`,
              ...rest,
            })),
          );
        }
      }
    } finally {
      await house.close();
    }
  } finally {
    await database.stop();
  }
  if (json) await writeFile(json, `${JSON.stringify({ figures: all, goals }, null, 2)}\n`);
  const met = goals.filter((goal) => goal.met).length;
  const missed = goals.filter((goal) => goal.met === false).length;
  console.log(`\n${met} goals met, ${missed} missed, ${goals.length - met - missed} not measured.`);
  console.log(`Took ${Math.round((performance.now() - began) / 1000)} s.`);
  if (broken.length > 0)
    throw new Error(`Something broke, so that not all was measured:\n${broken.join('\n')}`);
}

/** Visits every server in every round, each round beginning with another one. */
async function measure(variant, { house, dist, options }) {
  const figures = new Figures(variant.servers);
  const failures = [];
  const servers = variant.servers.filter((name) => !options.servers || options.servers.includes(name));
  let prepared;
  try {
    prepared = await variant.prepare?.({ house, dist });
  } catch (error) {
    console.error(`! ${variant.name}: ${error.stack}`);
    return { figures, failures: [error.message] };
  }
  for (const note of prepared?.notes ?? []) figures.notes.push(note);
  for (let round = 0; round < options.rounds; round++) {
    for (let turn = 0; turn < servers.length; turn++) {
      const name = servers[(turn + round) % servers.length];
      try {
        figures.add(name, await visit(variant, name, { house, dist, prepared }));
      } catch (error) {
        failures.push(`${name}, round ${round + 1}: ${error.message.split('\n')[0]}`);
        console.error(`! ${variant.name}, ${name}, round ${round + 1}: ${error.stack}`);
      }
    }
  }
  return { figures, failures };
}

/** One server, one time: both it and the generator are fresh processes. */
async function visit(variant, name, { house, dist, prepared }) {
  const server = await startServer(name, { house, dist });
  const generator = new Generator();
  try {
    return await variant.visit({ server, generator, house, prepared });
  } catch (error) {
    const state = server.program.isRunning ? '' : ' (the server has ended)';
    throw new Error(
      `${error.message}${state} ${server.program.said.trim().split('\n').slice(-8).join('\n')}`,
      { cause: error },
    );
  } finally {
    generator.stop();
    await server.stop();
  }
}

function report(scenario, variant, figures, judged) {
  console.log(`\n**(${scenario.letter}) ${variant.name}** ${JSON.stringify(variant.parameters)}\n`);
  for (const note of figures.notes) console.log(`${note}\n`);
  console.log(
    table(
      figures.byName,
      variant.servers.filter((name) => figures.has(name)),
    ),
  );
  console.log('');
  for (const { says } of judged) console.log(says);
}
