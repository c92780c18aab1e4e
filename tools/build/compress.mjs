/**
 * Writes each file of the built pages a second and third time, compressed, so that the server only has to pick one:
 * people read us on phones with a patchy signal, and compressing on every request would cost the event loop.
 */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { extname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const folder = resolve(process.argv[2] ?? 'dist/client');
/** Pictures and fonts are compressed already. */
const worthwhile = new Set(['.js', '.css', '.svg', '.txt', '.json', '.html']);
/** Below this a compressed answer saves nothing a network would notice. */
const smallest = 1024;

const brotli = (bytes) =>
  promisify(brotliCompress)(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  });
const zip = (bytes) => promisify(gzip)(bytes, { level: 9 });

async function compress(path) {
  const bytes = await readFile(path);
  if (bytes.length < smallest) return;
  await writeFile(`${path}.br`, await brotli(bytes));
  await writeFile(`${path}.gz`, await zip(bytes));
}

const files = await readdir(folder, { recursive: true, withFileTypes: true });
await Promise.all(
  files
    .filter((file) => file.isFile() && worthwhile.has(extname(file.name)))
    .map((file) => compress(join(file.parentPath, file.name))),
);
