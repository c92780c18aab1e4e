/**
 * `npm test`: every test there is on this machine. Unit and integration tests on the embedded PostgreSQL, once more
 * on a real PostgreSQL and Redis where they are found, then what is built is killed while people write, and walked
 * through in a real browser, on both. It says what it could not run; REQUIRE_POSTGRES=1, REQUIRE_REDIS=1 and
 * REQUIRE_BROWSER=1 make that a failure.
 *
 * Arguments choose rounds: unit, servers, tools, faults, journeys (all of them when there are none).
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { browser } from './browser.mjs';
import { jestProjects, runJest } from './jest.mjs';
import { hasJourneys, runJourneys, walkedOnce } from './journeys.mjs';
import { postgres, redis } from './servers.mjs';
import { Tally } from './tally.mjs';
import { runTools } from './tools.mjs';

const root = resolve(import.meta.dirname, '../..');
const chosen = process.argv.slice(2);
const wanted = (round) => chosen.length === 0 || chosen.includes(round);
/** These run what is built, so they come after the build. */
const faults = 'tools/fault';
/**
 * Where there is a real database, what needs many people or much time is run on it and not on the embedded one too:
 * there it is enough to see that each kind of thing works.
 */
const dearOnEmbedded = [
  'collab-server/test/(?!(editing|entering|process|upkeep|erasure)\\.)',
  'api/test/debates/(?!(votes|commands|run-sheet|motion|socket|evening)\\.)',
];
/** What asks nothing of a database that the embedded one does not answer in the same manner. */
const sameOnEither = [
  'collab-server/test/gate-property',
  'api/test/(editions|images|pages|mail|passkeys|demo|guests|cli|closed-by-default|hostile-input)\\.spec',
  'libs/(platform/src/(settings|control|testing|database/embedded)|document-log/src|identity/src)',
];
/** What waits for a server leaves a core to another. */
const besideServers = 3;
const tally = new Tally();
const notRun = [];
const cleanups = [];

process.env.NX_DAEMON = 'false';
// What sets up an installation must not reach its tests: they would write into someone's database.
const settings = [
  'PORT',
  'HOST',
  'DATA_DIR',
  'DATABASE_URL',
  'REDIS_URL',
  'PUBLIC_URL',
  'SMTP_URL',
  'MAIL_FROM',
];
for (const name of [...settings, 'DEMO', 'LOG_LEVEL']) delete process.env[name];
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void finish(130));

mkdirSync(resolve(root, 'test-results'), { recursive: true });
try {
  await main();
} catch (error) {
  tally.broken('npm test', error.stack);
}
await finish();

async function main() {
  const all = jestProjects(root);
  const projects = all.filter(({ folder }) => folder !== faults);
  const servers = ['servers', 'faults', 'journeys'].some(wanted) ? await startServers() : {};
  if (wanted('unit')) {
    heading('Unit and integration tests, on the embedded database');
    const env = { TEST_DATABASE_URL: '', TEST_REDIS_URL: '' };
    const left = servers.database ? dearOnEmbedded : [];
    if (left.length > 0) console.log(`Left for the real database: ${left.join(', ')}.`);
    await runJest(
      root,
      tally,
      'embedded',
      projects.filter(({ esm }) => esm),
      env,
      left,
    );
    await runJest(
      root,
      tally,
      'browser code',
      projects.filter(({ esm }) => !esm),
      env,
    );
  }
  if (wanted('servers') && (servers.database || servers.bell)) {
    heading(`Once more with ${[servers.database?.what, servers.bell?.what].filter(Boolean).join(' and ')}`);
    const env = { TEST_DATABASE_URL: servers.database?.url ?? '', TEST_REDIS_URL: servers.bell?.url ?? '' };
    await runJest(
      root,
      tally,
      'real servers',
      projects.filter(({ esm, servers }) => esm && servers),
      env,
      sameOnEither,
      besideServers,
    );
  }
  if (wanted('tools')) {
    heading('The tools');
    await runTools(root, tally, 'tools');
  }
  if (!wanted('faults') && !wanted('journeys')) return;
  // BUILT=1: whoever started this has just built it.
  if (process.env.BUILT !== '1') {
    heading('Building what is to be killed and walked through');
    if (!build()) {
      tally.broken('build', 'it failed, and what needs it did not run');
      return;
    }
  }
  if (wanted('faults')) {
    heading('Killed while people write');
    const env = { TEST_DATABASE_URL: servers.database?.url ?? '' };
    await runJest(
      root,
      tally,
      'faults',
      all.filter(({ folder }) => folder === faults),
      env,
    );
  }
  if (wanted('journeys')) await journeys(servers);
}

async function startServers() {
  const [database, bell] = await Promise.all([postgres(), redis()]);
  for (const server of [database, bell]) if (server.stop) cleanups.push(server.stop);
  if (database.missing) skip('the database tests on a real PostgreSQL', database.missing, 'REQUIRE_POSTGRES');
  if (bell.missing) skip('the tests of the Redis bell', bell.missing, 'REQUIRE_REDIS');
  return { database: database.url ? database : undefined, bell: bell.url ? bell : undefined };
}

async function journeys({ database }) {
  if (!hasJourneys(root)) return skip('the journeys', 'there are none in client/e2e', 'REQUIRE_BROWSER');
  const chromium = await browser();
  if (chromium.missing) return skip('the journeys', chromium.missing, 'REQUIRE_BROWSER');
  const walk = async (title, round, url, left) => {
    const said = await runJourneys(
      root,
      tally,
      round,
      { CHROMIUM_PATH: chromium.path, E2E_DATABASE_URL: url },
      left,
    );
    heading(title);
    console.error(said);
  };
  heading(`Journeys in ${chromium.what}; what they say comes at their end`);
  const embedded = ['Journeys on the embedded database', 'journeys', ''];
  if (!database) return walk(...embedded, []);
  const url = await emptyDatabase(database.url);
  // Walkers mostly wait, for pages and for one another: there is room for two rounds at once.
  return Promise.all([
    walk(...embedded, walkedOnce.embedded),
    walk(`Journeys on ${database.what}`, 'journeys on PostgreSQL', url, walkedOnce.outside),
  ]);
}

function build() {
  const args = ['tools/build/nx.mjs', 'run-many', '-t', 'build', '--parallel=2', '--outputStyle=static'];
  return (
    spawnSync(process.execPath, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] }).status === 0
  );
}

async function emptyDatabase(server) {
  const { default: pg } = await import('pg');
  const name = `samepage_journeys_${crypto.randomUUID().replaceAll('-', '')}`;
  const statement = async (text) => {
    const client = new pg.Client({ connectionString: server });
    await client.connect();
    await client.query(text).finally(() => client.end());
  };
  await statement(`CREATE DATABASE ${name}`);
  cleanups.unshift(() => statement(`DROP DATABASE ${name} WITH (FORCE)`));
  return Object.assign(new URL(server), { pathname: `/${name}` }).href;
}

function heading(text) {
  console.error(`\n\u001b[1m── ${text}\u001b[22m`);
}

function skip(what, why, requirement) {
  if (process.env[requirement] === '1') tally.broken(what, `${why}, and ${requirement}=1`);
  else notRun.push(`NOT RUN: ${what}, because ${why}.`);
}

async function finish(code) {
  for (const cleanup of cleanups.splice(0))
    await cleanup().catch((error) => console.error(`While tidying up: ${error.message}`));
  if (tally.failed.length) console.log('\nFailed:');
  for (const { round, name, why } of tally.failed) console.log(`  [${round}] ${name}\n    ${indent(why)}`);
  console.log('\nThe ten slowest:');
  for (const { round, name, ms } of tally.slowest(10))
    console.log(`  ${(ms / 1000).toFixed(1).padStart(6)} s  ${name}  [${round}]`);
  for (const line of notRun) console.log(`\n\u001b[1;33m!!! ${line}\u001b[0m`);
  console.log(`\n${tally.line()}`);
  process.exit(code ?? (tally.failed.length ? 1 : 0));
}

function indent(text = '') {
  // eslint-disable-next-line no-control-regex -- the colours of the terminal
  return text
    .replaceAll(/\u001b\[[\d;]*m/g, '')
    .split('\n')
    .slice(0, 12)
    .join('\n    ');
}
