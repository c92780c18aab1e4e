/**
 * Writes api/openapi.json and the client's API functions from it. With --check writes nothing, and fails when what is
 * committed is not what would be written.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const made = mkdtempSync(join(tmpdir(), 'samepage-openapi-'));
const places = { 'openapi.json': 'api/openapi.json', api: 'client/src/app/api' };

function run(...args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  if (status === 0) return;
  console.error(stdout + stderr);
  process.exit(1);
}

function filesUnder(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

function differences(fresh, committed) {
  const names = new Set([...filesUnder(fresh), ...filesUnder(committed)]);
  const read = (folder, name) =>
    existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8') : undefined;
  return [...names].filter((name) => read(fresh, name) !== read(committed, name));
}

run('tools/build/server.mjs', 'api');
run('--enable-source-maps', 'dist/api/openapi.js', join(made, 'openapi.json'));
run(
  'node_modules/ng-openapi-gen/lib/index.js',
  '--config',
  'tools/openapi/ng-openapi-gen.json',
  '--input',
  join(made, 'openapi.json'),
  '--output',
  join(made, 'api'),
  '--silent',
  'true',
);

if (process.argv.includes('--check')) {
  const stale = differences(join(made, 'api'), join(root, places.api)).map((name) => `${places.api}/${name}`);
  if (
    readFileSync(join(made, 'openapi.json'), 'utf8') !==
    readFileSync(join(root, places['openapi.json']), 'utf8')
  ) {
    stale.unshift(places['openapi.json']);
  }
  rmSync(made, { recursive: true });
  if (stale.length > 0) {
    console.error(
      `The API has changed and its client has not. Run "npm run openapi" and commit:\n  ${stale.join('\n  ')}`,
    );
    process.exit(1);
  }
  console.log('The API description and the client made from it are fresh.');
} else {
  for (const [name, place] of Object.entries(places)) {
    rmSync(join(root, place), { recursive: true, force: true });
    cpSync(join(made, name), join(root, place), { recursive: true });
  }
  rmSync(made, { recursive: true });
  console.log(`Wrote ${Object.values(places).join(' and ')}.`);
}
