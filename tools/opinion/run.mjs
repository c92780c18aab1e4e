/** `npm run opinion -- <folder>`: makes dist/opinion and runs it; src/main.ts says what it does. */
import { build } from 'esbuild';
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const outfile = resolve(root, 'dist/opinion/main.js');

await build({
  entryPoints: [resolve(import.meta.dirname, 'src/main.ts')],
  outfile,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node24',
  packages: 'external',
  sourcemap: 'linked',
  tsconfig: resolve(root, 'tsconfig.base.json'),
  logLevel: 'warning',
});
const { status } = spawnSync(process.execPath, ['--enable-source-maps', outfile, ...process.argv.slice(2)], {
  stdio: 'inherit',
});
process.exit(status ?? 1);
