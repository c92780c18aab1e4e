import { build } from 'esbuild';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../../..');

/**
 * The processes of this bench as files that Node can run: what they send and how they type is written in TypeScript,
 * beside the tests it is made for. The files are in a folder of their own from which packages are found.
 */
export async function bundle() {
  const cache = resolve(root, 'node_modules/.cache');
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(resolve(cache, 'samepage-hostile-'));
  await build({
    entryPoints: ['attackers', 'honest', 'person'].map((name) => resolve(import.meta.dirname, `${name}.mjs`)),
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    packages: 'external',
    tsconfig: resolve(root, 'tsconfig.base.json'),
    logLevel: 'warning',
  });
  return {
    file: (name) => resolve(folder, `${name}.mjs`),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
