/** Makes dist/fault: the runner, and the clients' process, which the tests start too. */
import { build } from 'esbuild';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');

await build({
  entryPoints: ['main', 'crew.child', 'debates.main'].map((name) =>
    resolve(import.meta.dirname, `src/${name}.ts`),
  ),
  outdir: resolve(root, 'dist/fault'),
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node24',
  packages: 'external',
  sourcemap: 'linked',
  tsconfig: resolve(root, 'tsconfig.base.json'),
  logLevel: 'warning',
});
