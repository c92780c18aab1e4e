/**
 * `npm run fault -- collab [--long] [--only NAME,…] [--seed N] [--kills N] [--list]`: the fault catalogue of the
 * collaboration server. `npm run fault -- debates [--debates N] [--nodes N] [--seed N] [--redis]`: random debates on servers that
 * are killed. Without either: the fault tests that `npm test` runs.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const [what, ...args] = process.argv.slice(2);

function run(file, ...rest) {
  const env = { ...process.env, FAULT_ROOT: root };
  const { status } = spawnSync(process.execPath, [resolve(root, file), ...rest], {
    cwd: root,
    stdio: 'inherit',
    env,
  });
  return status ?? 1;
}

/** Builds what is needed and runs one of the programs of dist/fault. */
function catalogue(program) {
  const bundled = run('tools/fault/bundle.mjs');
  if (bundled !== 0) return bundled;
  const dist = resolve(root, process.env.FAULT_DIST ?? 'dist');
  // FAULT_DIST is another build, which is somebody else's to make.
  const isBuilt = process.env.FAULT_DIST && existsSync(resolve(dist, 'collab-server/main.js'));
  if (!isBuilt) {
    const made = run('tools/build/nx.mjs', 'run-many', '-t', 'build', '--projects=api,collab-server');
    if (made !== 0) return made;
  }
  return run(`dist/fault/${program}.js`, ...args);
}

const programs = { collab: 'main', debates: 'debates.main' };
process.exit(
  programs[what] ? catalogue(programs[what]) : run('tools/test/run.mjs', 'faults', ...process.argv.slice(2)),
);
