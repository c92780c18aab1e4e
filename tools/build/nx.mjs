/** Runs Nx without its background process: what these scripts start, ends with them. */
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const nx = resolve(root, 'node_modules/nx/dist/bin/nx.js');
const { status } = spawnSync(process.execPath, [nx, ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false' },
});
process.exit(status ?? 1);
