/**
 * eslint over everything, or what is named, in one process: what it learnt of the types in one project serves the
 * next. A process for each project takes twice the time.
 */
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { createProjectGraphAsync } from '@nx/devkit';

const root = resolve(import.meta.dirname, '../..');
process.env.NX_DAEMON = 'false';
// eslint looks for it on the disk, and without it the rule of the arrows falls silent instead of failing.
await createProjectGraphAsync({ exitOnError: true });
const eslint = ['--max-old-space-size=6144', 'node_modules/eslint/bin/eslint.js'];
const named = process.argv.slice(2);
const { status } = spawnSync(process.execPath, [...eslint, ...(named.length ? named : ['.'])], {
  cwd: root,
  stdio: 'inherit',
});
process.exit(status ?? 1);
