/**
 * Bundles one server (`api`, `collab-server` or `start`) into dist/<name>/*.js.
 *
 * esbuild joins our own files; swc first turns each TypeScript file into JavaScript, because NestJS and TypeORM
 * read the decorator metadata that esbuild does not write. Packages stay outside the bundle.
 */
import { build } from 'esbuild';
import { transform } from '@swc/core';
import { readFile, readdir, rm } from 'node:fs/promises';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const name = process.argv[2];
const sources = { api: 'api/src', 'collab-server': 'collab-server/src', start: 'tools/start/src' };
const source = sources[name];
if (!source)
  throw new Error(`There is no server called "${name}". Choose one of: ${Object.keys(sources).join(', ')}.`);

const swc = {
  name: 'swc',
  setup(esbuild) {
    esbuild.onLoad({ filter: /\.ts$/ }, async ({ path }) => {
      const { code } = await transform(await readFile(path, 'utf8'), {
        filename: path,
        sourceMaps: 'inline',
        jsc: {
          target: 'es2024',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
        },
        module: { type: 'es6' },
      });
      return { contents: code, loader: 'js' };
    });
  },
};

/** `main.ts` and every `*.child.ts` (work done in a process or thread of its own) become files of their own. */
const names = await readdir(resolve(root, source));
const entries = names
  .filter((file) => /^(main|cli|migrate|openapi)\.ts$/.test(file))
  .map((file) => resolve(root, source, file));
/** Where the work of a server is done that is not done in its own process or thread. */
const rooms = { api: ['libs/press/src', 'api/src/opinion'], 'collab-server': ['collab-server/src'] };
const children = [];
for (const folder of rooms[name] ?? Object.values(rooms).flat()) {
  for (const file of await readdir(resolve(root, folder))) {
    if (file.endsWith('.child.ts')) children.push(resolve(root, folder, file));
  }
}

const outdir = resolve(root, 'dist', name);
await rm(outdir, { recursive: true, force: true });
await build({
  entryPoints: [...entries, ...children],
  outdir,
  entryNames: '[name]',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node24',
  packages: 'external',
  sourcemap: 'linked',
  tsconfig: resolve(root, 'tsconfig.base.json'),
  alias: undefined,
  plugins: [swc],
  logLevel: 'warning',
});
