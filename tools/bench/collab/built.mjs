import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../../..');

/** The folder with our servers as they are built, building them first; or BENCH_DIST, as it is. */
export function built(env = process.env) {
  if (env.BENCH_DIST) return resolve(env.BENCH_DIST);
  const nx = resolve(root, 'tools/build/nx.mjs');
  const args = [nx, 'run-many', '-t', 'build', '--projects=api,collab-server', '--outputStyle=static'];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(`The servers could not be built:\n${stdout}\n${stderr}`);
  return resolve(root, 'dist');
}
