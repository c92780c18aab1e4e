/**
 * Runs a built program, such as `api/cli`, with the arguments after it; builds its project first if it is missing.
 * What the build says goes to standard error, so that the program's own output stays clean.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const [program = '', ...args] = process.argv.slice(2);
const [project = ''] = program.split('/');
const file = resolve(root, 'dist', `${program}.js`);

if (!existsSync(file)) {
  const nx = resolve(import.meta.dirname, 'nx.mjs');
  const { status } = spawnSync(process.execPath, [nx, 'build', project], { stdio: ['ignore', 2, 2] });
  if (status !== 0 || !existsSync(file)) process.exit(status || 1);
}

const child = spawn(process.execPath, ['--enable-source-maps', file, ...args], { stdio: 'inherit' });
// A terminal tells the child itself; others tell only us.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.once('close', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
