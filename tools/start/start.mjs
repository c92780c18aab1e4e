/**
 * `npm start`: checks what could be in the way, builds what changed, and starts the whole application in this
 * process, which runs on the Node that `npm ci` brought.
 */
import { spawn } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = resolve(import.meta.dirname, '../..');

/** A wrong setting or a second start is told before the slow build. */
async function check() {
  const outfile = resolve(root, 'dist/check/check.js');
  await mkdir(resolve(root, 'dist/check'), { recursive: true });
  await build({
    entryPoints: [resolve(root, 'tools/start/src/check.ts')],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    packages: 'external',
    tsconfig: resolve(root, 'tsconfig.base.json'),
    logLevel: 'warning',
  });
  const { checkStart, onOrphaned, StartRefused } = await import(pathToFileURL(outfile));
  // From here on, whatever this process is about: a signal ends it, or stops it in good order once it runs.
  onOrphaned(() => process.kill(process.pid, 'SIGTERM'));
  await checkStart(process.env).catch((error) => {
    if (!(error instanceof StartRefused)) throw error;
    console.error(error.message);
    process.exit(1);
  });
}

async function make(what, project) {
  const began = Date.now();
  console.log(`Building ${what}…`);
  const child = spawn(process.execPath, ['tools/build/nx.mjs', 'build', project, '--outputStyle=static'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk));
  const code = await new Promise((done) => child.once('close', done));
  if (code !== 0) {
    console.error(`${said}\nBuilding ${what} failed.`);
    process.exit(1);
  }
  console.log(`  done in ${((Date.now() - began) / 1000).toFixed(1)} s`);
}

await check();
await make('the server', 'start');
await make('the pages (the first time this takes a while)', 'client');
process.setSourceMapsEnabled(true);
await import(pathToFileURL(resolve(root, 'dist/start/main.js')));
