import { build } from 'esbuild';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { short } from '../collab/table.mjs';

const root = resolve(import.meta.dirname, '../../..');

/** People × statements, the share of votes that were cast, and the goals of the room, in milliseconds. */
const sizes = [
  { people: 60, statements: 100, density: 0.95, recompute: 50 },
  { people: 400, statements: 300, density: 0.3, recompute: 250 },
  { people: 2_000, statements: 900, density: 0.12, recompute: 1_500 },
];
/** Microseconds for one vote. */
const perVote = 50;

/**
 * How long opinion maths takes, each size in a process of its own, beside the time to read the same matrix once: less
 * than that nothing can take that looks at every vote. See docs/how-to/bench.md.
 */
export async function benchOpinion({ json, rounds, isQuick, only }) {
  const chosen = sizes.filter(({ people }) => !only || only.includes(String(people)));
  // Within the checkout, where what is left outside the bundle is found.
  const cache = join(root, 'node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'samepage-opinion-'));
  const outfile = join(folder, 'room.mjs');
  try {
    await build({
      entryPoints: [resolve(import.meta.dirname, 'room.mjs')],
      outfile,
      bundle: true,
      format: 'esm',
      platform: 'node',
      target: 'node24',
      tsconfig: resolve(root, 'tsconfig.base.json'),
      logLevel: 'warning',
    });
    console.log(`Node ${process.version}. ×: of the time to read the same matrix once, in the same process.`);
    const all = [];
    for (const size of chosen.slice(0, isQuick ? 1 : sizes.length)) {
      const figures = measured(outfile, size, isQuick ? 20 : rounds * 20);
      const name = `${size.people}×${size.statements}`;
      console.log(`\n**${name}**, ${Math.round(size.density * 100)}% of votes cast\n`);
      for (const { name, value, unit, floor, ratio } of figures) {
        console.log(
          `${name}: ${short(value)} ${unit}${ratio === null ? '' : ` ×${short(ratio)} of ${short(floor)}`}`,
        );
      }
      for (const [figure, most] of [
        ['recompute p95', size.recompute],
        ['one vote p95', perVote],
      ]) {
        const { value, unit } = figures.find(({ name }) => name === figure);
        console.log(`${value <= most ? 'met   ' : 'MISSED'} ${figure} ≤ ${most} ${unit}: ${short(value)}`);
      }
      all.push(...figures.map((figure) => ({ ...figure, name: `${name}: ${figure.name}` })));
    }
    if (json) await writeFile(json, `${JSON.stringify({ figures: all }, null, 2)}\n`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function measured(program, size, times) {
  const answer = join(program, '..', 'figures.json');
  const { status } = spawnSync(
    process.execPath,
    ['--expose-gc', program, JSON.stringify({ ...size, times, answer })],
    { stdio: 'inherit' },
  );
  if (status !== 0) throw new Error(`The room of ${size.people} ended with ${status}.`);
  return JSON.parse(readFileSync(answer, 'utf8'));
}
