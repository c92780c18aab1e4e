import { parseArgs } from 'node:util';
import type { Outcome } from './outcome';
import { Runner } from './runner';
import { scenarios } from './scenarios';

const { values } = parseArgs({
  options: {
    long: { type: 'boolean', default: false },
    list: { type: 'boolean', default: false },
    only: { type: 'string' },
    seed: { type: 'string' },
    kills: { type: 'string' },
  },
});

const print = (line: string): boolean => process.stdout.write(`${line}\n`);
const seed = values.seed === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(values.seed);
const kills = values.kills === undefined ? (values.long ? 200 : 10) : Number(values.kills);

/** What was asked for by name, or everything of the form that was asked for. */
function choose() {
  const names = values.only?.split(',');
  const unknown = names?.filter((name) => !scenarios.some((scenario) => scenario.name === name)) ?? [];
  if (unknown.length > 0) throw new RangeError(`There is no scenario ${unknown.join(', ')}. See --list.`);
  return scenarios.filter(({ name, inShort }) => (names ? names.includes(name) : values.long || inShort));
}

function row(
  name: string,
  { passed, kills: killed, invoked, acked, seen, lost, duplicated, longestHeal }: Outcome,
) {
  const heal = longestHeal === undefined ? '' : `${longestHeal} ms`;
  const figures = [killed, invoked, acked, seen, lost, duplicated, heal].map((cell) =>
    String(cell).padStart(9),
  );
  return `${name.padEnd(24)} ${passed ? 'passed' : 'FAILED'} ${figures.join(' ')}`;
}

async function main(): Promise<number> {
  if (values.list) {
    for (const { name, does, inShort } of scenarios)
      print(`${name.padEnd(24)} ${inShort ? 'short' : 'long '} ${does}`);
    return 0;
  }
  const chosen = choose();
  print(`seed ${seed} (--seed ${seed} repeats it), ${kills} kills`);
  const runner = new Runner({
    seed,
    kills,
    isLong: values.long,
    say: (text) => process.stderr.write(`${text}\n`),
  });
  const rows: string[] = [];
  const skipped: string[] = [];
  let failed = 0;
  try {
    for (const scenario of chosen) {
      const reason = runner.whyNot(scenario);
      if (reason !== undefined) {
        skipped.push(scenario.name);
        rows.push(`${scenario.name.padEnd(24)} skipped: ${reason}`);
        continue;
      }
      const began = Date.now();
      const outcome = await runner.run(scenario);
      if (!outcome.passed) failed++;
      rows.push(row(scenario.name, outcome), ...outcome.notes.map((note) => `  ${note}`));
      rows.push(...outcome.problems.map((problem) => `  PROBLEM ${problem}`));
      process.stderr.write(
        `${scenario.name}: ${outcome.passed ? 'passed' : 'FAILED'} in ${Date.now() - began} ms\n`,
      );
    }
  } finally {
    await runner.close();
  }
  const heads = ['kills', 'invoked', 'acked', 'seen', 'lost', 'doubled', 'healed'].map((head) =>
    head.padStart(9),
  );
  print(`\n${'scenario'.padEnd(24)} result ${heads.join(' ')}`);
  for (const line of rows) print(line);
  const names = skipped.length > 0 ? ` (${skipped.join(', ')})` : '';
  print(
    `${chosen.length - failed - skipped.length} passed, ${failed} failed, ${skipped.length} skipped${names}`,
  );
  return failed > 0 ? 1 : 0;
}

process.exit(await main());
