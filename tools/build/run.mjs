/**
 * Runs a built program, such as `api/cli`, with the arguments after it; builds its project first.
 * The build says nothing unless it fails, so that the program's own output stays clean.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const [program = '', ...args] = process.argv.slice(2);
const [project = ''] = program.split('/');
const file = resolve(root, 'dist', `${program}.js`);
/** The api serves the pages too. */
const needed = program === 'api/main' ? [project, 'client'] : [project];

// Building anew is quick when nothing changed, and a program older than its source would be a riddle. Where the
// builder is not installed (an image for production) what is there is what was built.
const nx = resolve(import.meta.dirname, 'nx.mjs');
if (existsSync(resolve(root, 'node_modules/nx'))) {
  for (const name of needed) {
    const { status, stdout } = spawnSync(process.execPath, [nx, 'build', name, '--outputStyle=static'], {
      stdio: ['ignore', 'pipe', 'pipe'],
      encoding: 'utf8',
    });
    if (status === 0) continue;
    console.error(stdout);
    process.exit(status || 1);
  }
}

const child = spawn(process.execPath, ['--enable-source-maps', file, ...args], { stdio: 'inherit' });
// A terminal tells the child itself; others tell only us.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.once('close', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
